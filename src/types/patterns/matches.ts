import { backtrackingDegree } from "./backtracking.ts";
import { contains, languageOfPattern } from "./language.ts";
import { flagsOf } from "./parse.ts";

const longestText = 200;
/** What grows faster with the length of a text is not tried. */
const greatestDegree = 3;

/**
 * Whether a text matches a pattern of JSON Schema. By its automaton, in linear time; where it has none, as a regular
 * expression that cannot take long; undefined where that is not known, or the pattern is none.
 */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  const language = languageOfPattern(pattern);
  if (language !== undefined) return contains(language, text);
  if (text.length > longestText || backtrackingDegree(pattern) > greatestDegree) return undefined;
  const flags = flagsOf(pattern);
  if (flags === undefined) return undefined;
  try {
    return new RegExp(pattern, flags).test(text);
  } catch {
    // Some engines refuse a large expression only when it is used.
    return undefined;
  }
}
