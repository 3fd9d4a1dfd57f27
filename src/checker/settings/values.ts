import { unknownDeclaration, unknownOption, wrongKindOfName, wrongSettingForm } from "../../diagnostics/codes/names.ts";
import { rename } from "../../diagnostics/fixes.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { describeForm, type SettingForm, type SettingSpecification } from "../../language/setting.ts";
import type { Identifier, Setting, SettingValue } from "../../syntax/nodes.ts";
import { type CheckContext, locationOf, type PolicySymbol } from "../context.ts";
import { hasMissing } from "./paths.ts";

/** What a reader must know of a setting: enough to say what was expected. */
export type Expected = Pick<SettingSpecification, "name" | "form" | "example">;

/** A setting's value stands in another form than its table says. Nothing is said where the parser has complained. */
export function reportForm(context: CheckContext, expected: Expected, value: SettingValue): undefined {
  if (!hasMissing(value)) {
    const parameters = { setting: expected.name, expected: describeForm(expected.form), example: expected.example };
    const location = locationOf(context, value);
    context.report(wrongSettingForm(parameters, location, { fixes: rename(location, meantBy(expected.form, value)) }));
  }
  return undefined;
}

/** What was meant by a value in a form that other languages write; undefined where it is not plain. */
function meantBy(form: SettingForm, value: SettingValue): string | undefined {
  if (form.kind === "duration" && value.kind === "NumberLiteral" && Number.isInteger(value.value)) return `${value.text}ms`;
  if (form.kind === "configuration" && value.kind === "CallExpression" && value.callee.kind === "Identifier") {
    const [argument] = value.arguments;
    const isNamed = argument?.value.kind === "StringLiteral" && /^[A-Za-z_]\w*$/u.test(argument.value.value);
    const isKnown =
      (value.callee.name === "env" && form.secret !== "required") || (value.callee.name === "secret" && form.secret !== "forbidden");
    return isNamed && isKnown ? `${value.callee.name}.${argument.value.value}` : undefined;
  }
  if (value.kind !== "StringLiteral") return undefined;
  if (form.kind === "duration") return /^\d+(?:\.\d+)?(?:ms|s|m|h|d)$/u.exec(value.value)?.[0];
  if (form.kind === "rate") return /^\d+ per (?:second|minute|hour|day)$/u.exec(value.value)?.[0];
  if (form.kind === "name") return /^[A-Za-z_]\w*$/u.exec(value.value)?.[0];
  if (form.kind === "word") return form.words.find((word) => word === value.value);
  return form.kind === "boolean" ? /^(?:true|false)$/u.exec(value.value)?.[0] : undefined;
}

/** Remembers that names are a word that a setting may be. */
export function recordWord(context: CheckContext, names: readonly Identifier[], setting: Expected): void {
  const word = names.map(({ name }) => name).join(".");
  for (const name of names) context.model.symbol(name, { kind: "word", word, setting });
}

/** A string without interpolation. */
export function readText(context: CheckContext, expected: Expected, value: SettingValue): string | undefined {
  return value.kind === "StringLiteral" ? value.value : reportForm(context, expected, value);
}

export function readBoolean(context: CheckContext, expected: Expected, value: SettingValue): boolean | undefined {
  return value.kind === "BooleanLiteral" ? value.value : reportForm(context, expected, value);
}

/** A whole number within the bounds of the setting's form. */
export function readInteger(context: CheckContext, expected: Expected, value: SettingValue): number | undefined {
  const form = expected.form;
  const fits =
    value.kind === "NumberLiteral" &&
    Number.isSafeInteger(value.value) &&
    (form.kind !== "integer" || (value.value >= form.minimum && value.value <= (form.maximum ?? Number.MAX_SAFE_INTEGER)));
  return fits ? value.value : reportForm(context, expected, value);
}

/** The longest wait that a timer of the platform can be set to. */
const longestDuration = 2 ** 31 - 1;

/** A duration above zero, in milliseconds. */
export function readDuration(context: CheckContext, expected: Expected, value: SettingValue): number | undefined {
  if (value.kind !== "DurationLiteral") return reportForm(context, expected, value);
  if (value.milliseconds > 0 && value.milliseconds <= longestDuration) return value.milliseconds;
  const form: SettingForm = { kind: "special", words: "a duration above zero and of at most 24 days" };
  return reportForm(context, { ...expected, form }, value);
}

/** One of the words of the setting's form. */
export function readWord(context: CheckContext, expected: Expected, value: SettingValue): string | undefined {
  const words = expected.form.kind === "word" ? expected.form.words : [];
  if (value.kind !== "Identifier") return reportForm(context, expected, value);
  if (words.includes(value.name)) {
    recordWord(context, [value], expected);
    return value.name;
  }
  const suggestion = suggest(value.name, words);
  context.report(unknownOption({ what: `\`${expected.name}\``, name: value.name, suggestion, known: words }, locationOf(context, value)));
  return undefined;
}

/** The settings of `{ … }`. */
export function readObject(context: CheckContext, expected: Expected, value: SettingValue): readonly Setting[] | undefined {
  return value.kind === "SettingObject" ? value.settings : reportForm(context, expected, value);
}

/** The elements of `[ … ]`; one value alone is a list of one. */
export function readList(context: CheckContext, expected: Expected, value: SettingValue): readonly SettingValue[] {
  if (value.kind === "SettingList") return value.elements.filter((element) => element.kind !== "Missing");
  if (value.kind === "SettingObject") {
    reportForm(context, expected, value);
    return [];
  }
  return value.kind === "Missing" ? [] : [value];
}

/** A policy by its name. */
export function readPolicyName(context: CheckContext, expected: Expected, value: SettingValue): PolicySymbol | undefined {
  if (value.kind !== "Identifier") return reportForm(context, expected, value);
  const symbol = context.symbols.lookup(value.name);
  if (symbol === undefined) {
    const suggestion = suggest(value.name, context.symbols.names("policy"));
    const location = locationOf(context, value);
    context.report(unknownDeclaration({ kind: "policy", name: value.name, suggestion }, location, { fixes: rename(location, suggestion) }));
    return undefined;
  }
  if (symbol.kind !== "policy") {
    context.report(wrongKindOfName({ name: value.name, expected: "policy", found: symbol.kind }, locationOf(context, value)));
    return undefined;
  }
  context.model.symbol(value, { kind: "declaration", symbol });
  return symbol;
}

/** The milliseconds of a unit behind `per`. */
const units: ReadonlyMap<string, number> = new Map([
  ["second", 1_000],
  ["minute", 60_000],
  ["hour", 3_600_000],
  ["day", 86_400_000],
]);

/** `100 per second`, `100 per 10s` */
export function readRate(
  context: CheckContext,
  expected: Expected,
  value: SettingValue,
): { readonly limit: number; readonly perMilliseconds: number } | undefined {
  if (value.kind !== "Rate") return reportForm(context, expected, value);
  const { count, per } = value;
  if (count.kind === "Missing" || per.kind === "Missing") return undefined;
  if (!Number.isSafeInteger(count.value) || count.value < 1) {
    return reportForm(context, { ...expected, form: { kind: "integer", minimum: 1 } }, count);
  }
  if (per.kind === "DurationLiteral") {
    const perMilliseconds = readDuration(context, expected, per);
    return perMilliseconds === undefined ? undefined : { limit: count.value, perMilliseconds };
  }
  const perMilliseconds = units.get(per.name);
  if (perMilliseconds !== undefined) {
    recordWord(context, [per], expected);
    return { limit: count.value, perMilliseconds };
  }
  const known = [...units.keys()];
  context.report(
    unknownOption({ what: "unit of time", name: per.name, suggestion: suggest(per.name, known), known }, locationOf(context, per)),
  );
  return undefined;
}
