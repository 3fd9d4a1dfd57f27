import { present } from "../types/join.ts";
import { printType } from "../types/print.ts";
import { type ObjectType, type Property, resolve, type Type } from "../types/type.ts";
import { literalsOf } from "./enums.ts";
import type { ValueProposal } from "./proposal.ts";
import { targetForm } from "./target-form.ts";
import { isForOthers, isIdentity, isSetting, wordsOf } from "./words.ts";
import { writtenText } from "./written.ts";

/** What is known of the target of a field. */
export interface FieldPlace {
  /** What names of the target's configuration begin with; none is proposed without. */
  readonly prefix?: string | undefined;
  /** What the whole target is called. */
  readonly entity?: string | undefined;
  readonly parents: readonly string[];
}

/** What stands for a required field for which nothing is likely, and needs nothing of the source: its only value, its default, configuration. */
export function constants(property: Property, place: FieldPlace): readonly ValueProposal[] {
  return [constantOf(property), configuredValue(property, place)].filter((proposal) => proposal !== undefined);
}

/** Refuses each record until somebody says what the field is; it compiles wherever something may be refused. */
export function refused({ name, type }: Property, perhaps: ValueProposal | undefined): ValueProposal {
  const said = perhaps === undefined ? [] : [`perhaps ${perhaps.expression} (${perhaps.confidence.toFixed(2)})`];
  return {
    kind: "value",
    expression: refusal(name),
    confidence: 0,
    reasons: [`required: ${wordsOfType(type)}`, ...said],
    placeholder: true,
  };
}

/** What a new record is put into is the same for all: `env.PAGERDUTY_SERVICE_ID` for the service of an incident. */
function configuredValue({ name, type }: Property, { prefix, entity, parents }: FieldPlace): ValueProposal | undefined {
  const form = resolve(present(type));
  if (prefix === undefined || form.kind !== "string" || form.format !== undefined || form.patterns !== undefined) return undefined;
  const words = wordsOf(name);
  const owner = parents.filter((parent) => parent !== entity).at(-1);
  const isOwnId = owner === undefined && words.every((word) => word === "id" || wordsOf(entity ?? "").includes(word));
  const isReference = isIdentity(words) && !isOwnId && !isForOthers(words);
  if (!isReference && !(isSetting(words) && owner === undefined)) return undefined;
  const parts = [prefix, ...(owner === undefined ? [] : [owner]), name].map((part) =>
    part
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1_$2")
      .replace(/[^A-Za-z0-9]+/gu, "_")
      .toUpperCase(),
  );
  return { kind: "value", expression: `env.${parts.join("_")}`, confidence: 0, reasons: ["the same for all records"], placeholder: false };
}

/** The only value that a field takes, its default, or an object that requires nothing; undefined for all else. */
function constantOf({ type, default: otherwise }: Property): ValueProposal | undefined {
  const base = { kind: "value", confidence: 0, placeholder: false } as const;
  const literals = literalsOf(present(type));
  const [only] = literals ?? [];
  const constant = literals?.length === 1 ? writtenScalar(only) : undefined;
  if (constant !== undefined) return { ...base, expression: constant, reasons: ["the only value that it takes"] };
  const standard = writtenScalar(otherwise);
  if (standard !== undefined && otherwise !== null) return { ...base, expression: standard, reasons: ["its default"] };
  const form = targetForm(present(type));
  const children = form === undefined ? undefined : constantsOf(form);
  if (children !== undefined) return { ...base, expression: children, reasons: ["all that it needs"] };
  return undefined;
}

/** An expression that refuses each record, until somebody says what the field is. */
export function refusal(name: string): string {
  return `fail ${writtenText(`${name} is not mapped yet`)}`;
}

function writtenScalar(value: unknown): string | undefined {
  if (typeof value === "string") return writtenText(value);
  return typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value)) ? JSON.stringify(value) : undefined;
}

/** An object that requires nothing. */
function constantsOf(form: ObjectType): string | undefined {
  return [...form.properties.values()].some(({ required }) => required) || (form.minProperties ?? 0) > 0 ? undefined : "{}";
}

/** What a value must be, for the comment beside a refusal. */
function wordsOfType(type: Type): string {
  const literals = literalsOf(present(type));
  if (literals !== undefined)
    return (
      literals
        .slice(0, 6)
        .map((value) => JSON.stringify(value))
        .join(" | ") + (literals.length > 6 ? " | …" : "")
    );
  return printType(type);
}
