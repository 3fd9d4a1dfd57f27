import type { Automaton } from "./patterns/automaton.ts";
import { backtrackingDegree } from "./patterns/backtracking.ts";
import { expressionOf } from "./patterns/expression.ts";
import { isSubset, languageOfPattern } from "./patterns/language.ts";
import { flagsOf, type PatternFlags } from "./patterns/parse.ts";

/** How a text is held against a pattern at run time, in a time that nobody's text can stretch. */
export type PatternCheck =
  /** A regular expression: the pattern, or another that matches the same texts and has less to try. */
  | { readonly kind: "expression"; readonly source: string; readonly flags: PatternFlags }
  | { readonly kind: "automaton"; readonly automaton: Automaton };

/** Entries that the table of an automaton may have in generated code. */
const largestTable = 20_000;
/** A regular expression in place of another is to be read by people: it has up to so many characters. */
const longestExpression = 120;
/** Where there is nothing better, time may grow with this power of a text's length. */
const greatestDegree = 3;
const keptPatterns = 5_000;

const known = new Map<string, PatternCheck | undefined>();

/**
 * How a pattern of JSON Schema is checked; undefined where nothing is known that cannot take for ever: then it can neither be
 * verified nor guarded, and nothing may be concluded from it.
 */
export function patternCheck(pattern: string): PatternCheck | undefined {
  if (known.has(pattern)) return known.get(pattern);
  const check = checkOf(pattern);
  if (known.size >= keptPatterns) known.clear();
  known.set(pattern, check);
  return check;
}

function checkOf(pattern: string): PatternCheck | undefined {
  const flags = flagsOf(pattern);
  if (flags === undefined) return undefined;
  const degree = backtrackingDegree(pattern);
  const itself: PatternCheck = { kind: "expression", source: pattern, flags };
  if (degree === 1 && runs(pattern, flags)) return itself;
  const automaton = languageOfPattern(pattern);
  if (automaton !== undefined) {
    const other = expressionOf(automaton, longestExpression);
    if (other !== undefined && backtrackingDegree(other) === 1 && isSame(automaton, other))
      return { kind: "expression", source: other, flags: "u" };
    if (automaton.next.length + automaton.alphabet.starts.length <= largestTable) return { kind: "automaton", automaton };
  }
  return degree <= greatestDegree && runs(pattern, flags) ? itself : undefined;
}

/** Whether the engine takes an expression that cannot take long: some are refused only when they are first used. */
function runs(pattern: string, flags: PatternFlags): boolean {
  try {
    new RegExp(pattern, flags).test("");
    return true;
  } catch {
    return false;
  }
}

/** Whether an expression is known to match the texts of an automaton and no others. */
function isSame(automaton: Automaton, expression: string): boolean {
  const other = languageOfPattern(expression);
  return other !== undefined && isSubset(automaton, other) === true && isSubset(other, automaton) === true;
}
