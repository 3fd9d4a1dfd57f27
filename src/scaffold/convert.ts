import { objectForm } from "../checker/expressions/object.ts";
import { admitsAbsence, admitsNull, present } from "../types/join.ts";
import type { OpenConstraint, SubtypeResult } from "../types/subtype/result.ts";
import { compareTypes } from "../types/subtype/subtype.ts";
import { type LiteralType, resolve, type Type } from "../types/type.ts";
import { alternativesOf, armsBetween, literalsOf } from "./enums.ts";

/** A place that takes a value. */
export interface Place {
  readonly type: Type;
  /** Absence is not taken. */
  readonly required: boolean;
}

/** An expression that gives a place what it takes. */
export interface Conversion {
  readonly expression: string;
  /** How the value fits: as it is, for some values (the rest is refused before anything is sent), or changed on the way. */
  readonly fit: "always" | "sometimes" | "converted";
  /** How much of the confidence in the pair is left, 0 to 1. */
  readonly factor: number;
  /** What is done to the value, in a few words; empty where nothing is. */
  readonly reasons: readonly string[];
}

/** What names and descriptions say of a value and of a place, and their types do not. */
export interface Hints {
  /** The unit of a number that is a time since 1970. */
  readonly time?: "seconds" | "milliseconds" | undefined;
  /** The unit in which the place counts times, where it takes a number. */
  readonly wantedTime?: "seconds" | "milliseconds" | undefined;
  /** How the currency of an amount is written. */
  readonly currency?: string | undefined;
  /** The value is an amount in the smallest unit of its currency. */
  readonly isMinor?: boolean;
  /** The place takes one. */
  readonly wantsMinor?: boolean;
  /** A text is never cut to a length: half an email address is none. */
  readonly whole?: boolean;
}

/** A value on its way to a place. */
interface Step extends Conversion {
  /** It may still be null, or not there. */
  readonly nullable: boolean;
  readonly optional: boolean;
  /** A function may have no answer. */
  readonly faulty: boolean;
}

/**
 * How a value gets to a place: as it is, cut to a length, or by a standard function between texts, numbers, dates and lists; null
 * and absence are met as the place asks for. Undefined where no value would fit.
 *
 * @param expression how the value is written
 * @param source its type, null and absence included
 * @param faulty whether the expression may have no answer
 */
export function convert(expression: string, source: Type, place: Place, hints: Hints = {}, faulty = false): Conversion | undefined {
  const value: Step = {
    expression,
    fit: "always",
    factor: 1,
    reasons: [],
    nullable: admitsNull(source),
    optional: admitsAbsence(source),
    faulty,
  };
  const from = present(source);
  const to = present(place.type);
  if (resolve(from).kind === "unknown" || from.kind === "never" || to.kind === "never") return undefined;
  const step = areOtherUnits(from, to, hints)
    ? inOtherUnits(value, from, to, hints)
    : ((areOtherTimes(from, to) ? undefined : direct(value, from, to, hints)) ?? changed(value, from, to, hints));
  return step && met(step, place);
}

/** Whether one counts cents and the other whole units of a currency. An integer that says nothing may be either. */
function areOtherUnits(from: Type, to: Type, { isMinor = false, wantsMinor = false }: Hints): boolean {
  if (isMinor === wantsMinor || !isAmount(from) || !isAmount(to)) return false;
  const form = resolve(isMinor ? to : from);
  return form.kind !== "number" || !form.integer;
}

function isAmount(type: Type): boolean {
  const kind = scalarKind(type);
  return kind === "number" || kind === "string";
}

/** Cents as whole units of their currency, or the other way round; undefined where no currency is known. */
function inOtherUnits(value: Step, from: Type, to: Type, { isMinor = false, currency }: Hints): Step | undefined {
  const [given, wanted] = [resolve(from), resolve(to)];
  if (currency === undefined) return undefined;
  const say = (call: string, words: string): Step => ({
    ...chain(value, call),
    faulty: true,
    fit: "converted",
    factor: value.factor * 0.95,
    reasons: [...value.reasons, words],
  });
  if (isMinor) {
    if (given.kind !== "number" || !given.integer) return undefined;
    const amount = say(`fromMinor(${currency})`, "from the currency's smallest unit");
    if (wanted.kind === "number") return chain(amount, "toNumber()");
    return wanted.kind === "string" && (wanted.format === undefined || wanted.format === "decimal") ? amount : undefined;
  }
  if (wanted.kind !== "number" || !wanted.integer) return undefined;
  return say(`toMinor(${currency})`, "in the currency's smallest unit");
}

/** Whether one is a date and the other a date and time: no text is both. */
function areOtherTimes(from: Type, to: Type): boolean {
  const formats = [from, to].map((type) => {
    const form = resolve(type);
    return form.kind === "string" ? form.format : undefined;
  });
  return formats[0] !== formats[1] && formats.every((format) => format === "date" || format === "date-time");
}

/** Whether an object fits only because another one asks for nothing: they have hardly a name in common, or one of them is a record. */
function areOtherObjects(from: Type, to: Type): boolean {
  const [source, target] = [objectForm(from), objectForm(to)];
  if (source === undefined || target === undefined) return false;
  if (source.properties.size === 0 || target.properties.size === 0) return source.properties.size !== target.properties.size;
  const shared = [...target.properties.keys()].filter((name) => source.properties.has(name)).length;
  return shared * 3 < Math.min(source.properties.size, target.properties.size) * 2;
}

/** The value as it is, where the place takes it; a text or a list that may be too long is cut. */
function direct(value: Step, from: Type, to: Type, { whole = false }: Hints = {}): Step | undefined {
  if (areOtherObjects(from, to)) return undefined;
  const { contradictions, open } = compareByRules(from, to);
  if (contradictions.length > 0) return undefined;
  // An object that may happen to have what is required, and does not say so, is another one.
  if (open.some(({ constraint }) => constraint.startsWith("required "))) return undefined;
  const cut = whole ? undefined : cutTo(open, to);
  if (cut !== undefined) {
    const rest = open.filter((constraint) => !isLength(constraint));
    return {
      ...chain(value, `take(${cut})`),
      fit: rest.length > 0 ? "sometimes" : value.fit,
      factor: value.factor * (rest.length > 0 ? 0.97 : 1),
      reasons: [...value.reasons, `cut to ${cut}`],
    };
  }
  if (open.length === 0) return value;
  const [first] = open;
  const reasons = first === undefined ? [] : [`guarded: ${first.constraint}`];
  return { ...value, fit: "sometimes", factor: value.factor * guardedFactor(open, to), reasons: [...value.reasons, ...reasons] };
}

/** A text of any form is seldom one of a certain form, nor one of a few values. */
function guardedFactor(open: readonly OpenConstraint[], to: Type): number {
  if (isEnum(to)) return 0.75;
  return open.some(({ constraint }) => constraint.startsWith("pattern ")) ? 0.7 : 0.96;
}

/** What the rules of assignability say. No witness is looked for: many pairs are asked for, and the checker has the last word. */
function compareByRules(from: Type, to: Type): SubtypeResult {
  return compareTypes(from, to, false, 0);
}

function isLength({ constraint, path }: OpenConstraint): boolean {
  return path === "" && /^max(?:Length|Items) /u.test(constraint);
}

function cutTo(open: readonly OpenConstraint[], to: Type): number | undefined {
  const form = resolve(to);
  if (!open.some(isLength)) return undefined;
  // What has a form, cut off, has it no longer.
  if (form.kind === "string") return form.format === undefined && form.patterns === undefined ? form.maxLength : undefined;
  return form.kind === "array" ? form.maxItems : undefined;
}

function changed(value: Step, from: Type, to: Type, hints: Hints): Step | undefined {
  const source = resolve(from);
  const target = resolve(to);
  const literals = literalsOf(to);
  if (literals !== undefined) {
    const given = literalsOf(from);
    return given === undefined ? undefined : matched(value, given, literals);
  }
  if (source.kind === "array" && target.kind !== "array") return fromList(value, source.items, to);
  if (target.kind === "array" && source.kind !== "array") return toList(value, from, target.items);
  const kind = scalarKind(from);
  const wanted = scalarKind(to);
  if (kind === undefined || wanted === undefined) return undefined;
  return scalar(value, from, to, kind, wanted, hints);
}

type ScalarKind = "string" | "number" | "boolean";

/** The one kind of scalars that all values are of. */
function scalarKind(type: Type): ScalarKind | undefined {
  const kinds = new Set(alternativesOf(type)?.map((form) => (form.kind === "literal" ? typeof form.value : form.kind)));
  const [kind] = kinds;
  return kinds.size === 1 && (kind === "string" || kind === "number" || kind === "boolean") ? kind : undefined;
}

function scalar(value: Step, from: Type, to: Type, kind: ScalarKind, wanted: ScalarKind, { time, wantedTime }: Hints): Step | undefined {
  const source = resolve(from);
  const target = resolve(to);
  const format = target.kind === "string" ? target.format : undefined;
  const given = source.kind === "string" ? source.format : undefined;
  const say = (call: string, words: string, factor: number, faulty = true): Step => ({
    ...chain(value, call),
    faulty: value.faulty || faulty,
    fit: "converted",
    factor: value.factor * factor,
    reasons: [...value.reasons, words],
  });
  const then = (step: Step, factor = 0.9): Step | undefined => {
    const fitted = direct(step, resultOf(step, from), to);
    return fitted && { ...fitted, fit: "converted", factor: fitted.factor * factor };
  };
  if (kind === "string" && wanted === "string") {
    const isTime = given === "date-time" || given === "date";
    if (format === "date" && isTime) return say("toDate()", "its date", 0.95, false);
    if (format === "date-time" && isTime) return say("toDateTime()", "at midnight, UTC", 0.9);
    return undefined;
  }
  if (kind === "number" && wanted === "string") {
    if (time !== undefined && (format === "date-time" || format === "date")) {
      const read = time === "seconds" ? "fromUnix()" : "fromUnixMs()";
      const moment = say(read, `${time} since 1970, as a date${format === "date" ? "" : " and time"}`, 0.95);
      return format === "date" ? chain(moment, "toDate()") : moment;
    }
    if (format !== undefined && ["date", "date-time", "email", "uri", "uuid"].includes(format)) return undefined;
    return then(say("toString()", "a number as text", 1, false), 0.85);
  }
  if (kind === "boolean" && wanted === "string") return then(say("toString()", "`true` or `false` as text", 1, false), 0.6);
  if (kind === "string" && wanted === "number") {
    const integer = target.kind === "number" && target.integer;
    if (given === "date-time" || given === "date") {
      const isMs = wantedTime === "milliseconds";
      return integer ? say(isMs ? "toUnixMs()" : "toUnix()", `as ${isMs ? "milliseconds" : "seconds"} since 1970`, 0.85, false) : undefined;
    }
    if (given !== undefined && given !== "decimal") return undefined;
    return say(integer ? "toInt()" : "toNumber()", "a text as a number", 0.75);
  }
  if (kind === "number" && wanted === "number" && target.kind === "number" && target.integer)
    return then(say("round()", "rounded", 1, false), 0.85);
  return undefined;
}

/** What a function of a scalar gives, as far as it decides what fits. */
function resultOf(step: Step, from: Type): Type {
  if (step.expression.endsWith("round()")) return { kind: "number", integer: true };
  const isNumber = scalarKind(from) === "number";
  return { kind: "string", ...(isNumber ? { minLength: 1 } : { minLength: 4, maxLength: 5 }) };
}

/** A list for one value: its texts side by side, or its first. */
function fromList(value: Step, items: Type, to: Type): Step | undefined {
  const kind = scalarKind(present(items));
  const target = resolve(to);
  if (kind !== undefined && target.kind === "string" && target.format === undefined && !admitsNull(items)) {
    const joined = { ...chain(value, 'join(", ")'), factor: value.factor * 0.75, reasons: [...value.reasons, "its items, side by side"] };
    const fitted = direct(joined, { kind: "string" }, to);
    if (fitted !== undefined) return { ...fitted, fit: "converted" };
  }
  if (kind === undefined && resolve(present(items)).kind !== "object") return undefined;
  const first: Step = {
    ...chain(value, "first()"),
    optional: true,
    factor: value.factor * 0.6,
    reasons: [...value.reasons, "its first item"],
  };
  const fitted = direct(admitsNull(items) ? { ...first, nullable: true } : first, present(items), to);
  return fitted && { ...fitted, fit: "converted" };
}

function toList(value: Step, from: Type, items: Type): Step | undefined {
  const compared = compareByRules(from, items);
  if (compared.contradictions.length > 0) return undefined;
  const isThere = !value.nullable && !value.optional;
  return {
    ...value,
    expression: isThere ? `[${value.expression}]` : `[${value.expression}].compact()`,
    nullable: false,
    optional: false,
    fit: "converted",
    factor: value.factor * 0.75,
    reasons: [...value.reasons, "as a list of one"],
  };
}

/** A `match` from the values of one enum to those of another. */
function matched(value: Step, given: readonly LiteralType["value"][], wanted: readonly LiteralType["value"][]): Step | undefined {
  const found = armsBetween(given, wanted);
  if (found === undefined) return undefined;
  const mayBeNothing = value.nullable || value.optional;
  const arms = mayBeNothing ? [...found.arms, "null => null"] : found.arms;
  return {
    ...value,
    expression: `match ${value.expression} { ${arms.join(", ")} }`,
    nullable: mayBeNothing,
    optional: false,
    fit: "converted",
    factor: value.factor * (0.4 + 0.55 * (found.found / given.length)),
    reasons: [...value.reasons, `${found.found} of ${given.length} values`],
  };
}

function isEnum(type: Type): boolean {
  return literalsOf(type) !== undefined;
}

/** A call on the value, which gives nothing where there is nothing. */
function chain(value: Step, call: string): Step {
  const mayBeNothing = value.nullable || value.optional;
  return {
    ...value,
    expression: `${postfix(value.expression)}${mayBeNothing || value.faulty ? "?." : "."}${call}`,
    nullable: false,
    optional: mayBeNothing,
  };
}

/** Meets null, absence and faults as the place asks for. */
function met(value: Step, place: Place): Conversion {
  const { expression, fit, factor, reasons } = value;
  const result = (text: string, less = 1, why?: string): Conversion => ({
    expression: text,
    fit,
    factor: factor * less,
    reasons: why === undefined ? reasons : [...reasons, why],
  });
  const takesNull = admitsNull(place.type);
  if (value.faulty) {
    if (takesNull) return result(`${expression} ?? null`, 1, "null where it has none");
    if (place.required) return result(`${postfix(expression)}!`, 1, "refused where it has none");
    return result(`[${expression} ?? null].compact().first()`, 0.95, "left out where it has none");
  }
  if (place.required) {
    if (takesNull) return value.optional ? result(`${expression} ?? null`) : result(expression);
    return value.nullable || value.optional ? result(`${postfix(expression)}!`, 0.97, "refused where it is missing") : result(expression);
  }
  if (!value.nullable || takesNull) return result(expression);
  return isCall(expression) ? result(`[${expression}].compact().first()`) : result(dropNull(expression, place));
}

/** What only may be null becomes what may not be there. */
function dropNull(expression: string, place: Place): string {
  const kind = scalarKind(present(place.type));
  return kind === "string" && !isEnum(present(place.type)) ? `${postfix(expression)}?.toString()` : `[${expression}].compact().first()`;
}

function isCall(expression: string): boolean {
  return expression.startsWith("match ");
}

/** An expression that something can stand behind. */
function postfix(expression: string): string {
  const isLoose = expression.startsWith("match ") || (/^[^[(]/u.test(expression) && expression.includes(" ?? "));
  return isLoose ? `(${expression})` : expression;
}
