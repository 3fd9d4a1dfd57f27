import { createMemo } from "../../source/memo.ts";
import { patternCheck } from "../../types/pattern-check.ts";
import { expressionOf } from "../../types/patterns/expression.ts";
import {
  boundsOfFormat,
  intersectLanguages,
  isSubset,
  languageOfPattern,
  languageOfTexts,
  lengthsOf,
  type TextLanguage,
  uniteLanguages,
} from "../../types/patterns/language.ts";
import { lowercased, prefixes, suffixes, trimmed, uppercased } from "../../types/patterns/transform.ts";
import { resolve, type Type } from "../../types/type.ts";

const images = createMemo<string | undefined>(1_000_000);

/** A longer pattern would be no help to anybody who reads it. */
const longestPattern = 200;

/** A function from texts to texts, with its count where it has one. */
export type TextFunction = { readonly name: "lower" | "upper" | "trim" } | { readonly name: "take" | "drop"; readonly count: number };

/** The pattern of what a function makes of the texts of a type; none where nothing is known. */
export function imagePatterns(type: Type, applied: TextFunction): { readonly patterns?: readonly string[] } {
  const texts = textsOfType(type);
  if (texts === undefined) return {};
  const pattern = images.of(JSON.stringify([applied, texts]), () => imagePattern(texts, applied));
  return pattern === undefined ? {} : { patterns: [pattern] };
}

function imagePattern(texts: Texts, applied: TextFunction): string | undefined {
  const before = languageOf(texts);
  const after = before && imageOf(before, applied);
  const pattern = after && expressionOf(after, longestPattern);
  if (after === undefined || pattern === undefined || patternCheck(pattern) === undefined) return undefined;
  // Only what is known to be so is said.
  const said = languageOfPattern(pattern);
  return said !== undefined && isSubset(after, said) === true ? pattern : undefined;
}

function imageOf(language: TextLanguage, applied: TextFunction): TextLanguage | undefined {
  switch (applied.name) {
    case "lower":
      return lowercased(language);
    case "upper":
      return uppercased(language);
    case "trim":
      return trimmed(language);
    case "drop":
      return suffixes(language, applied.count);
    case "take": {
      const { max } = lengthsOf(language);
      if (max !== undefined && max <= applied.count) return language;
      // A longest text of so many characters needs as many states, and a pattern as many parts.
      return applied.count >= longestPattern ? undefined : prefixes(language, applied.count);
    }
  }
}

/** What is known of the texts of a type besides their lengths; plain data, so that it says what a result follows from. */
type Texts =
  | { readonly only: string }
  | { readonly anyOf: readonly Texts[] }
  | { readonly patterns: readonly string[]; readonly format: string | undefined };

/** Undefined where nothing but lengths is known. */
function textsOfType(type: Type): Texts | undefined {
  const form = resolve(type);
  if (form.kind === "literal") return typeof form.value === "string" ? { only: form.value } : undefined;
  if (form.kind === "union") {
    const members = form.members.map(textsOfType);
    const known = members.filter((member) => member !== undefined);
    return known.length === members.length ? { anyOf: known } : undefined;
  }
  if (form.kind !== "string") return undefined;
  const patterns = (form.patterns ?? []).filter((pattern) => patternCheck(pattern) !== undefined);
  return patterns.length === 0 && form.format === undefined ? undefined : { patterns, format: form.format };
}

/** A language that holds all of the texts; undefined where it is none that can be said. */
function languageOf(texts: Texts): TextLanguage | undefined {
  if ("only" in texts) return languageOfTexts([texts.only]);
  if ("anyOf" in texts) {
    const languages = texts.anyOf.map(languageOf);
    const known = languages.filter((language) => language !== undefined);
    return known.length === languages.length ? uniteLanguages(...known) : undefined;
  }
  const format = texts.format === undefined ? undefined : boundsOfFormat(texts.format)?.around;
  const known = [...texts.patterns.map(languageOfPattern), format].filter((language) => language !== undefined);
  return known.length === 0 ? undefined : intersectLanguages(...known);
}
