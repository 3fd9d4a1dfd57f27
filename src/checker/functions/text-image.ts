import { patternCheck } from "../../types/pattern-check.ts";
import { expressionOf } from "../../types/patterns/expression.ts";
import {
  boundsOfFormat,
  intersectLanguages,
  isSubset,
  languageOfPattern,
  languageOfTexts,
  type TextLanguage,
  uniteLanguages,
} from "../../types/patterns/language.ts";
import { resolve, type Type } from "../../types/type.ts";

/** A longer pattern would be no help to anybody who reads it. */
const longestPattern = 200;

/** The pattern of what a function makes of the texts of a type, by what it makes of a language; none where nothing is known. */
export function imagePatterns(
  type: Type,
  image: (language: TextLanguage) => TextLanguage | undefined,
): { readonly patterns?: readonly string[] } {
  const before = languageOf(type);
  const after = before && image(before);
  const pattern = after && expressionOf(after, longestPattern);
  if (after === undefined || pattern === undefined || patternCheck(pattern) === undefined) return {};
  // Only what is known to be so is said.
  const said = languageOfPattern(pattern);
  return said !== undefined && isSubset(after, said) === true ? { patterns: [pattern] } : {};
}

/** A language that holds all texts of a type; undefined where nothing but lengths is known of them. */
function languageOf(type: Type): TextLanguage | undefined {
  const form = resolve(type);
  if (form.kind === "literal") return typeof form.value === "string" ? languageOfTexts([form.value]) : undefined;
  if (form.kind === "union") {
    const languages = form.members.map(languageOf);
    const known = languages.filter((language) => language !== undefined);
    return known.length === languages.length ? uniteLanguages(...known) : undefined;
  }
  if (form.kind !== "string") return undefined;
  const patterns = (form.patterns ?? []).filter((pattern) => patternCheck(pattern) !== undefined).map(languageOfPattern);
  const format = form.format === undefined ? undefined : boundsOfFormat(form.format)?.around;
  const known = [...patterns, format].filter((language) => language !== undefined);
  return known.length === 0 ? undefined : intersectLanguages(...known);
}
