import type { StringType } from "../../../types/type.ts";
import type { KeywordContext, RawSchema } from "../keyword-context.ts";
import { countOf } from "./number.ts";

/** `minLength`, `maxLength`, `pattern`, `format`, `contentEncoding`. */
export function readString(raw: RawSchema, context: KeywordContext): StringType {
  return {
    kind: "string",
    minLength: countOf(raw, "minLength", context),
    maxLength: countOf(raw, "maxLength", context),
    patterns: patternOf(raw, context),
    format: typeof raw["format"] === "string" ? raw["format"] : undefined,
    contentEncoding: typeof raw["contentEncoding"] === "string" ? raw["contentEncoding"] : undefined,
  };
}

/** The pattern, where it is a regular expression at all; it is only compiled here, never run. */
function patternOf(raw: RawSchema, context: KeywordContext): readonly string[] | undefined {
  const { pattern } = raw;
  if (pattern === undefined) return undefined;
  if (typeof pattern === "string" && isRegularExpression(pattern)) return [pattern];
  context.invalid("`pattern` is not a regular expression of ECMA-262", "pattern");
  return undefined;
}

/** Whether a text is a regular expression, with or without the Unicode flag, as validators try it. */
export function isRegularExpression(pattern: string): boolean {
  for (const flags of ["u", ""]) {
    try {
      new RegExp(pattern, flags);
      return true;
    } catch {
      // Tried again without the flag: older descriptions escape what the Unicode flag forbids to escape.
    }
  }
  return false;
}
