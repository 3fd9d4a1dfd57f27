import { pointsOfClasses } from "./alphabet.ts";
import { type Automaton, nextState, stateCount } from "./automaton.ts";
import { type Budget, within } from "./budget.ts";
import { type CodePoints, holds, intersectionOf, lastCodePoint, negationOf, spaces, surrogates, unionOf } from "./code-points.ts";
import { combine } from "./combine.ts";
import { determinized } from "./determinize.ts";
import type { TextLanguage } from "./language.ts";
import type { Step } from "./net.ts";
import { compilePattern } from "./pattern.ts";

/**
 * Languages that hold what functions make of the texts of a language. Each is undefined where it would be too large. Where a
 * result depends on what stands around a character, all results are held: a capital sigma may become either small one. So what
 * is true of every text of the result is true of everything that the function gives; not every text of it need be given.
 */

const budgetOfQuestion = 800_000;
/** So many characters that become several are not told apart any more. */
const manySequences = 16;

/** What `toLowerCase` makes of the texts of a language. */
export function lowercased(language: TextLanguage): TextLanguage | undefined {
  return within(budgetOfQuestion, (budget) => withCharacters(language, lowerCases(), budget));
}

/** What `toUpperCase` makes of the texts of a language. */
export function uppercased(language: TextLanguage): TextLanguage | undefined {
  return within(budgetOfQuestion, (budget) => withCharacters(language, upperCases(), budget));
}

/** The texts of a language without the white space (`\s`) at both ends. */
export function trimmed(language: TextLanguage): TextLanguage | undefined {
  const bare = compilePattern("^(?:\\S(?:[^]*\\S)?)?$");
  if (!("automaton" in bare)) return undefined;
  return within(budgetOfQuestion, (budget) => {
    const isSpace = pointsOfClasses(language.alphabet).map((points) => intersectionOf(points, spaces).length > 0);
    const starts = reachedFrom([0], language, isSpace);
    const ends = new Set(
      Array.from({ length: stateCount(language) }, (_, state) => state).filter((state) => {
        budget.spend(1);
        return reachedFrom([state], language, isSpace).some((end) => language.final[end] === 1);
      }),
    );
    const inner = fromStates(language, starts, (state) => ends.has(state), budget);
    return combine(inner, bare.automaton, "and", budget);
  });
}

/** The texts of a language, of longer ones only so many code points from the beginning. */
export function prefixes(language: TextLanguage, count: number): TextLanguage | undefined {
  if (!Number.isSafeInteger(count)) return undefined;
  return within(budgetOfQuestion, (budget) => {
    const length = Math.max(0, count);
    const live = liveStates(language);
    const short = combine(language, upTo(length, budget), "and", budget);
    const cut = combine(
      fromStates(language, [0], (state) => live.has(state), budget),
      exactly(length, budget),
      "and",
      budget,
    );
    return combine(short, cut, "or", budget);
  });
}

/** What is left of the texts of a language without so many code points from the beginning. */
export function suffixes(language: TextLanguage, count: number): TextLanguage | undefined {
  if (!Number.isSafeInteger(count)) return undefined;
  return within(budgetOfQuestion, (budget) => {
    const { size } = language.alphabet;
    let states: readonly number[] = [0];
    let endsEarly = false;
    for (let step = 0; step < count; step++) {
      budget.spend(states.length * size + 1);
      endsEarly ||= states.some((state) => language.final[state] === 1);
      const next = new Set(states.flatMap((state) => Array.from({ length: size }, (_, symbol) => nextState(language, state, symbol))));
      states = [...next];
    }
    const rest = fromStates(language, states, (state) => language.final[state] === 1, budget);
    return endsEarly ? combine(rest, exactly(0, budget), "or", budget) : rest;
  });
}

/** Texts of up to so many code points. */
function upTo(length: number, budget: Budget): Automaton {
  return chain(length, () => true, budget);
}

/** Texts of so many code points. */
function exactly(length: number, budget: Budget): Automaton {
  return chain(length, (state) => state === length, budget);
}

function chain(length: number, isFinal: (state: number) => boolean, budget: Budget): Automaton {
  budget.spend(length + 2);
  return {
    alphabet: { starts: Uint32Array.of(0), classes: Uint16Array.of(0), size: 1, greatest: lastCodePoint },
    next: Int32Array.from({ length: length + 2 }, (_, state) => Math.min(state + 1, length + 1)),
    final: Uint8Array.from({ length: length + 2 }, (_, state) => (state <= length && isFinal(state) ? 1 : 0)),
  };
}

function reachedFrom(states: readonly number[], automaton: Automaton, isAllowed: readonly boolean[]): readonly number[] {
  const reached = new Set(states);
  for (const state of reached)
    for (const [symbol, allowed] of isAllowed.entries()) if (allowed) reached.add(nextState(automaton, state, symbol));
  return [...reached];
}

/** The states from which a text may end. */
function liveStates(automaton: Automaton): ReadonlySet<number> {
  const { size } = automaton.alphabet;
  const sources: number[][] = Array.from({ length: stateCount(automaton) }, () => []);
  for (let index = 0; index < automaton.next.length; index++) sources[automaton.next[index] ?? 0]?.push(Math.floor(index / size));
  const live = new Set([...automaton.final.keys()].filter((state) => automaton.final[state] === 1));
  for (const state of live) for (const source of sources[state] ?? []) live.add(source);
  return live;
}

/** The texts that lead from one of several states to one that is final. */
function fromStates(automaton: Automaton, starts: readonly number[], isFinal: (state: number) => boolean, budget: Budget): Automaton {
  return translated(automaton, starts, isFinal, (points) => [[points]], budget);
}

/** Other texts for characters: those that stay, and what becomes of the others. */
interface Cases {
  readonly changed: CodePoints;
  readonly results: ReadonlyMap<number, readonly string[]>;
}

function withCharacters(automaton: Automaton, { changed, results }: Cases, budget: Budget): Automaton {
  const stay = negationOf(changed, lastCodePoint);
  return translated(
    automaton,
    [0],
    (state) => automaton.final[state] === 1,
    (points) => {
      const single: number[] = [];
      const longer: CodePoints[][] = [];
      for (const [point, texts] of results) {
        if (!holds(points, point)) continue;
        budget.spend(1);
        for (const text of texts) {
          const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
          if (characters.length === 1) single.push(...characters);
          else longer.push(characters.map((character) => [character, character]));
        }
      }
      return [[unionOf(intersectionOf(points, stay), ...single.map((point) => [point, point]))], ...fewer(longer)];
    },
    budget,
  );
}

/** Few sequences of sets that hold all of many: those of a length become one. */
function fewer(sequences: readonly (readonly CodePoints[])[]): readonly (readonly CodePoints[])[] {
  if (sequences.length <= manySequences) return sequences;
  const byLength = Map.groupBy(sequences, ({ length }) => length);
  return [...byLength.values()].map((alike) =>
    (alike[0] ?? []).map((_, index) => unionOf(...alike.map((sequence) => sequence[index] ?? []))),
  );
}

/** An automaton that writes other characters than it reads: for each class, the sequences of sets that may be written. */
function translated(
  automaton: Automaton,
  starts: readonly number[],
  isFinal: (state: number) => boolean,
  written: (points: CodePoints) => readonly (readonly CodePoints[])[],
  budget: Budget,
): Automaton {
  const { size } = automaton.alphabet;
  const sets: CodePoints[] = [];
  const sequences = pointsOfClasses(automaton.alphabet).map((points) =>
    written(points)
      .filter((sequence) => sequence.every((set) => set.length > 0))
      .map((sequence) => sequence.map((set) => sets.push(set) - 1)),
  );
  // Each state is a split with its number, behind them the start and the end.
  const count = stateCount(automaton);
  const ways: number[][] = Array.from({ length: count }, () => []);
  const steps: Step[] = ways.map((next) => ({ kind: "split", next }));
  const end = steps.push({ kind: "accept" }) - 1;
  for (let state = 0; state < count; state++) {
    if (isFinal(state)) ways[state]?.push(end);
    for (let symbol = 0; symbol < size; symbol++)
      for (const sequence of sequences[symbol] ?? []) {
        budget.spend(4 * sequence.length);
        const target = nextState(automaton, state, symbol);
        ways[state]?.push(sequence.reduceRight((next, set) => steps.push({ kind: "character", set, next }) - 1, target));
      }
  }
  const first = steps.push({ kind: "split", next: starts }) - 1;
  const net = { steps, first, sets, families: [], familyCount: 0, behind: [], openEnd: false, usesBoundaries: false };
  return determinized(net, "start", lastCodePoint, budget);
}

let lower: Cases | undefined;
let upper: Cases | undefined;

function lowerCases(): Cases {
  // At the end of a word a capital sigma becomes another small one.
  lower ??= casesOf((text) => text.toLowerCase(), new Map([[0x3a3, ["σ", "ς"]]]));
  return lower;
}

function upperCases(): Cases {
  upper ??= casesOf((text) => text.toUpperCase(), new Map());
  return upper;
}

function casesOf(change: (text: string) => string, contextual: ReadonlyMap<number, readonly string[]>): Cases {
  const results = new Map<number, readonly string[]>();
  const block = 0x100;
  for (let first = 0; first <= lastCodePoint; first += block) {
    if (holds(surrogates, first)) continue;
    const points = Array.from({ length: block }, (_, index) => first + index);
    const text = String.fromCodePoint(...points);
    if (change(text) === text) continue;
    for (const point of points) {
      const character = String.fromCodePoint(point);
      const changed = change(character);
      if (changed !== character) results.set(point, contextual.get(point) ?? [changed]);
    }
  }
  return { changed: unionOf(...[...results.keys()].map((point) => [point, point])), results };
}
