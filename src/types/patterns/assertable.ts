import type { AST } from "@eslint-community/regexpp";
import { visitRegExpAST } from "@eslint-community/regexpp";
import { backtrackingDegree } from "./backtracking.ts";
import { escapedCharacter, expressionOf } from "./expression.ts";
import { isSubset, languageOfPattern } from "./language.ts";
import { parsePattern } from "./parse.ts";

/** Time that grows faster than this power of a text's length is avoided where it can be. */
const goodDegree = 2;
/** Time that grows faster than this is not taken, but for short texts. */
const greatestDegree = 3;
/** Steps of an engine that still take no longer than about a second. */
const manySteps = 1e8;
/** The longest regular expression that is written in the place of another. */
const longestExpression = 1_000;
const keptPatterns = 2_000;

const known = new Map<string, string | undefined>();

/**
 * The regular expression, with the `u` flag, by which a validator asserts a pattern of JSON Schema: the pattern itself, or
 * another that matches the same texts where the pattern does without the flag only, or could take long. Undefined where there
 * is none: then no validator asserts the pattern, so it may not be counted on.
 */
export function assertablePattern(pattern: string): string | undefined {
  if (known.has(pattern)) return known.get(pattern);
  const result = assertable(pattern);
  if (known.size >= keptPatterns) known.clear();
  known.set(pattern, result);
  return result;
}

/**
 * A pattern that no validator asserts for all texts, with the length in code units up to which its own regular expression may
 * be tried; undefined where that may take exponential time, or the pattern does not go with the `u` flag.
 */
export function patternForShortTexts(pattern: string): { readonly pattern: string; readonly maxLength: number } | undefined {
  const parsed = parsePattern(pattern);
  if ("reason" in parsed) return undefined;
  const asked = parsed.flags === "u" ? pattern : sameWithFlag(pattern, parsed.tree);
  const degree = asked === undefined ? Number.POSITIVE_INFINITY : backtrackingDegree(asked);
  if (asked === undefined || !Number.isFinite(degree) || !runs(asked)) return undefined;
  let ways = 1;
  for (let factor = 2; factor <= degree; factor++) ways *= factor;
  return { pattern: asked, maxLength: Math.floor((manySteps * ways) ** (1 / degree)) };
}

function assertable(pattern: string): string | undefined {
  const parsed = parsePattern(pattern);
  if ("reason" in parsed) return undefined;
  const asked = parsed.flags === "u" ? pattern : sameWithFlag(pattern, parsed.tree);
  const degree = asked === undefined ? Number.POSITIVE_INFINITY : backtrackingDegree(asked);
  if (asked !== undefined && degree <= goodDegree && runs(asked)) return asked;
  const language = languageOfPattern(pattern);
  const other = language && expressionOf(language, longestExpression);
  if (other !== undefined && backtrackingDegree(other) < degree && isSame(pattern, other) && runs(other)) return other;
  return asked !== undefined && degree <= greatestDegree && runs(asked) ? asked : undefined;
}

/** Whether the engine takes an expression that cannot take long: some are refused only when they are first used. */
function runs(pattern: string): boolean {
  try {
    new RegExp(pattern, "u").test("");
    return true;
  } catch {
    return false;
  }
}

/** Whether two patterns are known to match the same texts. */
function isSame(pattern: string, other: string): boolean {
  const [a, b] = [languageOfPattern(pattern), languageOfPattern(other)];
  return a !== undefined && b !== undefined && isSubset(a, b) === true && isSubset(b, a) === true;
}

/** A pattern that needs no flag, written so that it is allowed with it: no needless escapes, no bare brackets. */
function sameWithFlag(pattern: string, tree: AST.Pattern): string | undefined {
  const changes: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  visitRegExpAST(tree, {
    onCharacterEnter: ({ raw, value, start, end, parent }) => {
      const inClass = parent.type === "CharacterClass";
      const isPlain = [...raw].length === 1 && !/[{}\]-]/.test(raw);
      const isRange = parent.type === "CharacterClassRange";
      if (!isPlain) changes.push({ start, end, text: escapedCharacter(value, inClass || isRange) });
    },
  });
  let written = pattern;
  for (const { start, end, text } of changes.sort((a, b) => b.start - a.start))
    written = written.slice(0, start) + text + written.slice(end);
  return isSame(pattern, written) ? written : undefined;
}
