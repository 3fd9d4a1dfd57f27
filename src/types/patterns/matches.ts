import { contains, languageOfPattern } from "./language.ts";
import { flagsOf } from "./parse.ts";
import { isSafePattern } from "./safe-pattern.ts";

const longestText = 200;
const longestPattern = 300;

/**
 * Whether a text matches a pattern of JSON Schema. By its automaton, in linear time; where it has none, as a regular
 * expression that cannot take long; undefined where that is not known, or the pattern is none.
 */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  const language = languageOfPattern(pattern);
  if (language !== undefined) return contains(language, text);
  if (text.length > longestText || pattern.length > longestPattern || !isSafePattern(pattern)) return undefined;
  const flags = flagsOf(pattern);
  return flags === undefined ? undefined : new RegExp(pattern, flags).test(text);
}
