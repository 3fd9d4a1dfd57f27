import type { Automaton } from "./patterns/automaton.ts";
import { languageOfPattern } from "./patterns/language.ts";
import { flagsOf } from "./patterns/parse.ts";
import { isSafePattern } from "./patterns/safe-pattern.ts";

/** How a text is held against a pattern at run time, in a time that nobody's text can stretch. */
export type PatternCheck =
  /** A regular expression with few ways to match. */
  { readonly kind: "expression"; readonly flags: "u" | "" } | { readonly kind: "automaton"; readonly automaton: Automaton };

/** Entries that the table of an automaton may have in generated code. */
const largestTable = 20_000;

/**
 * How a pattern of JSON Schema is checked; undefined where nothing is known that cannot take for ever: then it can neither be
 * verified nor guarded.
 */
export function patternCheck(pattern: string): PatternCheck | undefined {
  const flags = flagsOf(pattern);
  if (flags === undefined) return undefined;
  if (isPlain(pattern)) return { kind: "expression", flags };
  const automaton = languageOfPattern(pattern);
  if (automaton !== undefined && automaton.next.length + automaton.alphabet.starts.length <= largestTable)
    return { kind: "automaton", automaton };
  return isSafePattern(pattern) ? { kind: "expression", flags } : undefined;
}

/** Whether a regular expression has at most one choice to go back to, so that it takes no more than linear time. */
function isPlain(pattern: string): boolean {
  if (/\\[1-9k]|\(\?/u.test(pattern)) return false;
  const bare = pattern.replaceAll(/\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|[\s\S])/gu, "e").replaceAll(/\[(?:[^\]\\]|\\[\s\S])*\]/gu, "c");
  const open = bare.match(/[*+]|\{\d+,\d*\}|(?<![*+?}])\?/gu) ?? [];
  const alternatives = bare.includes("|") ? 1 : 0;
  // Where a match may begin anywhere, a repetition is begun anywhere too.
  if (open.length > 0 && !bare.startsWith("^")) return false;
  // A group that is repeated repeats what is open in it.
  if (open.length + alternatives > 0 && /\)\{/u.test(bare)) return false;
  return open.length + alternatives <= 1 && (alternatives === 0 || (bare.match(/\(/gu)?.length ?? 0) <= 1);
}
