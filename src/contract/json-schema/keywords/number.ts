import type { NumberType } from "../../../types/type.ts";
import type { KeywordContext, RawSchema } from "../keyword-context.ts";

/** `minimum`, `maximum`, `exclusive…` (a number, or a boolean beside a bound in older dialects), `multipleOf`. */
export function readNumber(raw: RawSchema, integer: boolean, context: KeywordContext): NumberType {
  const minimum = numberOf(raw, "minimum", context);
  const maximum = numberOf(raw, "maximum", context);
  const exclusiveMinimum = raw["exclusiveMinimum"];
  const exclusiveMaximum = raw["exclusiveMaximum"];
  const multipleOf = numberOf(raw, "multipleOf", context);
  return {
    kind: "number",
    integer,
    minimum: exclusiveMinimum === true ? undefined : minimum,
    maximum: exclusiveMaximum === true ? undefined : maximum,
    exclusiveMinimum: exclusiveMinimum === true ? minimum : typeof exclusiveMinimum === "number" ? exclusiveMinimum : undefined,
    exclusiveMaximum: exclusiveMaximum === true ? maximum : typeof exclusiveMaximum === "number" ? exclusiveMaximum : undefined,
    multipleOf: multipleOf !== undefined && multipleOf > 0 ? multipleOf : undefined,
    format: typeof raw["format"] === "string" ? raw["format"] : undefined,
  };
}

/** A keyword whose value must be a number. */
export function numberOf(raw: RawSchema, keyword: string, context: KeywordContext): number | undefined {
  const value = raw[keyword];
  if (typeof value === "number") return value;
  if (value !== undefined) context.invalid(`\`${keyword}\` must be a number`, keyword);
  return undefined;
}

/** A keyword whose value must be a whole number that is not negative. */
export function countOf(raw: RawSchema, keyword: string, context: KeywordContext): number | undefined {
  const value = numberOf(raw, keyword, context);
  if (value === undefined || (Number.isInteger(value) && value >= 0)) return value;
  context.invalid(`\`${keyword}\` must be a whole number that is not negative`, keyword);
  return undefined;
}
