import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** With the `u` flag a pattern reads code points, without it UTF-16 code units. */
export type PatternFlags = "u" | "";

export type ParsedPattern = { readonly tree: AST.Pattern; readonly flags: PatternFlags } | { readonly reason: string };

const longestPattern = 20_000;
const deepestNesting = 200;

/** The flags with which a pattern of JSON Schema is a regular expression: with `u`, else without, as validators try it. */
export function flagsOf(pattern: string): PatternFlags | undefined {
  for (const flags of ["u", ""] as const) {
    try {
      new RegExp(pattern, flags);
      return flags;
    } catch {
      // Tried again without the flag.
    }
  }
  return undefined;
}

/** The tree of a pattern, or why there is none. */
export function parsePattern(pattern: string): ParsedPattern {
  if (pattern.length > longestPattern) return { reason: "long" };
  if (nestingOf(pattern) > deepestNesting) return { reason: "nested deeply" };
  const flags = flagsOf(pattern);
  if (flags === undefined) return { reason: "no regular expression" };
  try {
    const options = { unicode: flags === "u", unicodeSets: false };
    return { tree: new RegExpParser({ ecmaVersion: 2025 }).parsePattern(pattern, 0, pattern.length, options), flags };
  } catch {
    return { reason: "not understood" };
  }
}

/** How deep parentheses are nested at most, roughly: those that are escaped count too. */
function nestingOf(pattern: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of pattern) {
    if (character === "(") deepest = Math.max(deepest, ++depth);
    else if (character === ")") depth--;
  }
  return deepest;
}
