import { type Automaton, complementOf, constantAutomaton, stateAfter } from "./automaton.ts";
import { type Budget, within } from "./budget.ts";
import { combine, concatenationOf } from "./combine.ts";
import { boundsOfFormat } from "./formats.ts";
import { compilePattern } from "./pattern.ts";
import { type Bounds, lengthRange, shortestTexts } from "./search.ts";
import { automatonOfTexts } from "./texts.ts";

/**
 * A set of texts: a regular language over Unicode code points. A text is any string of JavaScript; a half of a surrogate
 * pair that stands alone counts as a code point, as it does in a regular expression with the `u` flag.
 */
export type TextLanguage = Automaton;

export { type Bounds, boundsOfFormat };

export const allTexts: TextLanguage = constantAutomaton(true);
export const noText: TextLanguage = constantAutomaton(false);

/** Steps of work that one question is worth: some tens of milliseconds. */
const budgetOfQuestion = 1_000_000;
const budgetOfSearch = 4_000_000;
/** Entries of the tables of all automata that are kept. */
const keptEntries = 20_000_000;

const complements = new WeakMap<TextLanguage, TextLanguage>();
const intersections = new WeakMap<TextLanguage, WeakMap<TextLanguage, TextLanguage>>();
const ofPatterns = new Map<string, TextLanguage | undefined>();
let entries = 0;

/**
 * The texts that a pattern of JSON Schema matches: ECMA-262, not anchored, with the `u` flag where it is allowed, else
 * without. Undefined where that is no regular language (a back reference), is not understood, or is too large.
 */
export function languageOfPattern(pattern: string): TextLanguage | undefined {
  if (ofPatterns.has(pattern)) return ofPatterns.get(pattern);
  const result = compilePattern(pattern);
  const language = "automaton" in result ? result.automaton : undefined;
  entries += pattern.length + sizeOf(language);
  // The oldest go first.
  for (const [oldest, kept] of ofPatterns) {
    if (entries <= keptEntries) break;
    ofPatterns.delete(oldest);
    entries -= oldest.length + sizeOf(kept);
  }
  ofPatterns.set(pattern, language);
  return language;
}

function sizeOf(language: TextLanguage | undefined): number {
  return language === undefined ? 1 : language.next.length + language.alphabet.starts.length;
}

/**
 * The texts of a format, as the runtime's validators assert it; undefined where they do not, or where that is no regular
 * language, or one that is too large. Then {@link boundsOfFormat} may still say something.
 */
export function languageOfFormat(format: string): TextLanguage | undefined {
  const bounds = boundsOfFormat(format);
  return bounds?.within === bounds?.around ? bounds?.around : undefined;
}

/** Exactly these texts. */
export function languageOfTexts(texts: readonly string[]): TextLanguage | undefined {
  return within(budgetOfQuestion, (budget) => automatonOfTexts(texts, budget));
}

/** The texts that are in all languages; all texts where none is given. Undefined: too large. */
export function intersectLanguages(...languages: readonly TextLanguage[]): TextLanguage | undefined {
  return folded(languages, allTexts, intersected);
}

/** Remembered as long as both languages are: the same two are asked for again and again. */
function intersected(a: TextLanguage, b: TextLanguage, budget: Budget): TextLanguage {
  if (a === b || b === allTexts) return a;
  if (a === allTexts) return b;
  const known = intersections.get(a)?.get(b) ?? intersections.get(b)?.get(a);
  if (known !== undefined) return known;
  const result = combine(a, b, "and", budget);
  const ofA = intersections.get(a) ?? new WeakMap<TextLanguage, TextLanguage>();
  intersections.set(a, ofA.set(b, result));
  return result;
}

/** The texts that are in any of the languages; no text where none is given. Undefined: too large. */
export function uniteLanguages(...languages: readonly TextLanguage[]): TextLanguage | undefined {
  return folded(languages, noText, (a, b, budget) => combine(a, b, "or", budget));
}

/** The texts that are not in the language; the same for the same one. */
export function complement(language: TextLanguage): TextLanguage | undefined {
  const known = complements.get(language);
  if (known !== undefined) return known;
  const result = complementOf(language);
  complements.set(language, result);
  complements.set(result, language);
  return result;
}

/**
 * A text of each language, one behind the other; the empty text where none is given. Undefined: too large. Halves of a
 * surrogate pair that meet at a joint, each alone before, are taken for two code points.
 */
export function concatenate(...languages: readonly TextLanguage[]): TextLanguage | undefined {
  const [first = languageOfTexts([""]), ...others] = languages;
  return first && folded(others, first, concatenationOf);
}

function folded(
  languages: readonly TextLanguage[],
  first: TextLanguage,
  step: (a: TextLanguage, b: TextLanguage, budget: Budget) => TextLanguage,
): TextLanguage | undefined {
  return within(budgetOfQuestion, (budget) => languages.reduce((a, b) => step(a, b, budget), first));
}

/**
 * Up to so many different texts of a language, shortest first, with a length in code points within bounds. An empty list is
 * a proof that there is none; undefined where the work is too much. Letters and digits of ASCII are preferred.
 */
export function textsOf(language: TextLanguage, bounds: Bounds = {}, count = 1): readonly string[] | undefined {
  return within(budgetOfSearch, (budget) => shortestTexts(language, bounds, count, budget));
}

/** Whether every text of one language, with a length within bounds, is in the other; undefined where the work is too much. */
export function isSubset(a: TextLanguage, b: TextLanguage, bounds: Bounds = {}): boolean | undefined {
  const outside = complement(b);
  return outside && isDisjoint(a, outside, bounds);
}

/** Whether no text with a length within bounds is in both; undefined where the work is too much. */
export function isDisjoint(a: TextLanguage, b: TextLanguage, bounds: Bounds = {}): boolean | undefined {
  const both = intersectLanguages(a, b);
  const texts = both && textsOf(both, bounds);
  return texts && texts.length === 0;
}

/** Whether a text is in the language, in time linear in its length. */
export function contains(language: TextLanguage, text: string): boolean {
  return language.final[stateAfter(language, text)] === 1;
}

/**
 * The least and the greatest length of a text in the language, in code points. The greatest is undefined where there is no
 * limit; both are 0 where there is no text.
 */
export function lengthsOf(language: TextLanguage): { readonly min: number; readonly max: number | undefined } {
  return within(budgetOfSearch, (budget) => lengthRange(language, budget)) ?? { min: 0, max: undefined };
}
