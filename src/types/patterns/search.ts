import { pointsOfClasses } from "./alphabet.ts";
import { type Automaton, nextState, stateCount } from "./automaton.ts";
import type { Budget } from "./budget.ts";
import { type CodePoints, intersectionOf, lastCodePoint, negationOf, surrogates } from "./code-points.ts";
import { combine } from "./combine.ts";

/** Lengths in code points, both included. */
export interface Bounds {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/**
 * Different shortest texts of an automaton with a length within bounds, shortest first; none where there is none at all.
 * Texts with halves of surrogate pairs come only where there are not enough others.
 */
export function shortestTexts(automaton: Automaton, bounds: Bounds, count: number, budget: Budget): readonly string[] {
  const plain = searched(graphOf(automaton, negationOf(surrogates, lastCodePoint)), bounds, count, budget);
  if (plain.length >= count) return plain;
  return searched(graphOf(combine(automaton, wellFormed, "and", budget), [0, lastCodePoint]), bounds, count, budget);
}

/** The least and the greatest length of a text; the greatest is undefined where there is no limit. Both 0 where there is no text. */
export function lengthRange(automaton: Automaton, budget: Budget): { readonly min: number; readonly max: number | undefined } {
  const whole = combine(automaton, wellFormed, "and", budget);
  const { targets, live } = linked(graphOf(whole, [0, lastCodePoint]));
  if (live[0] === 0) return { min: 0, max: 0 };
  const distances = new Map([[0, 0]]);
  for (const [state, distance] of distances) {
    if (whole.final[state] === 1) return { min: distance, max: longestFrom(targets) };
    for (const target of targets[state] ?? []) if (!distances.has(target)) distances.set(target, distance + 1);
  }
  return { min: 0, max: 0 };
}

/** Texts in which no high surrogate stands before a low one: there, the two are one code point. No other sequence is a text. */
const wellFormed: Automaton = {
  alphabet: { starts: Uint32Array.of(0, 0xd800, 0xdc00, 0xe000), classes: Uint16Array.of(0, 1, 2, 0), size: 3, greatest: lastCodePoint },
  next: Int32Array.of(0, 1, 0, 0, 1, 2, 2, 2, 2),
  final: Uint8Array.of(1, 1, 0),
};

/** An automaton that reads some code points alone. */
interface Graph {
  readonly automaton: Automaton;
  /** The code points of each class that may be read. */
  readonly points: readonly CodePoints[];
}

function graphOf(automaton: Automaton, allowed: CodePoints): Graph {
  return { automaton, points: pointsOfClasses(automaton.alphabet).map((points) => intersectionOf(points, allowed)) };
}

interface Edge {
  readonly from: number;
  readonly symbol: number;
}

/** States that lead on to the end of a text (1), and the ways between them. */
interface Links {
  readonly live: Uint8Array;
  readonly targets: readonly (readonly number[])[];
  readonly sources: readonly (readonly Edge[])[];
}

function linked({ automaton, points }: Graph): Links {
  const count = stateCount(automaton);
  const symbols = points.flatMap((set, symbol) => (set.length === 0 ? [] : [symbol]));
  const sources: Edge[][] = Array.from({ length: count }, () => []);
  for (let from = 0; from < count; from++)
    for (const symbol of symbols) sources[nextState(automaton, from, symbol)]?.push({ from, symbol });
  const live = automaton.final.slice();
  const stack = Array.from(live.keys()).filter((state) => live[state] === 1);
  for (let state = stack.pop(); state !== undefined; state = stack.pop())
    for (const { from } of sources[state] ?? []) {
      if (live[from] === 1) continue;
      live[from] = 1;
      stack.push(from);
    }
  const targets = Array.from({ length: count }, (_, from) =>
    live[from] === 0 ? [] : [...new Set(symbols.map((symbol) => nextState(automaton, from, symbol)))].filter((state) => live[state] === 1),
  );
  return { live, targets, sources };
}

function searched(graph: Graph, { min = 0, max = Number.POSITIVE_INFINITY }: Bounds, count: number, budget: Budget): readonly string[] {
  const { automaton } = graph;
  budget.spend(stateCount(automaton) * automaton.alphabet.size);
  const { live, targets, sources } = linked(graph);
  if (live[0] === 0) return [];
  const layers = new Layers(targets, budget);
  const choices = new Choices(graph, sources, count, budget);
  const texts: string[] = [];
  // A text that is longer than this is as long as a shorter one with a circle more.
  const last = Math.min(max, Math.ceil(min) + stateCount(automaton) * (count + 1));
  for (let length = Math.ceil(min); length <= last && texts.length < count; length++) {
    const layer = layers.at(length);
    if (layer.size === 0) break;
    for (const state of layer)
      if (automaton.final[state] === 1 && texts.length < count) collect(state, length, layers, choices, count, texts, budget);
  }
  return texts;
}

/** The states that are reached after each number of characters, and lead on to an end. */
class Layers {
  readonly #layers: Set<number>[] = [new Set([0])];
  readonly #numbers = new Map<string, number>([["0", 0]]);
  readonly #targets: readonly (readonly number[])[];
  readonly #budget: Budget;
  /** Where the layers begin to repeat, once they do: the first that comes again. */
  #circle: number | undefined;

  constructor(targets: readonly (readonly number[])[], budget: Budget) {
    this.#targets = targets;
    this.#budget = budget;
  }

  at(length: number): ReadonlySet<number> {
    while (this.#circle === undefined && this.#layers.length <= length) this.#extend();
    const circle = this.#circle ?? 0;
    const index = length < this.#layers.length ? length : circle + ((length - circle) % (this.#layers.length - circle));
    return this.#layers[index] ?? new Set();
  }

  #extend(): void {
    const next = new Set<number>();
    for (const state of this.#layers.at(-1) ?? []) {
      const targets = this.#targets[state] ?? [];
      this.#budget.spend(targets.length + 1);
      for (const target of targets) next.add(target);
    }
    this.#budget.spend(2 * next.size);
    const key = [...next].sort((a, b) => a - b).join();
    const known = this.#numbers.get(key);
    if (known !== undefined) this.#circle = known;
    else {
      this.#numbers.set(key, this.#layers.length);
      this.#layers.push(next);
    }
  }
}

/** A character that leads to a state, and where from. */
interface Choice {
  readonly from: number;
  readonly point: number;
}

/** The characters that lead to each state, those first that are best to read. */
class Choices {
  readonly #known = new Map<number, readonly Choice[]>();
  readonly #points: readonly (readonly number[])[];
  readonly #sources: readonly (readonly Edge[])[];
  readonly #budget: Budget;

  constructor(graph: Graph, sources: readonly (readonly Edge[])[], count: number, budget: Budget) {
    this.#points = graph.points.map((set) => bestOf(set, count));
    this.#sources = sources;
    this.#budget = budget;
  }

  of(state: number): readonly Choice[] {
    const known = this.#known.get(state);
    if (known !== undefined) return known;
    const choices = (this.#sources[state] ?? []).flatMap(({ from, symbol }) =>
      (this.#points[symbol] ?? []).map((point) => ({ from, point })),
    );
    this.#budget.spend(choices.length);
    choices.sort((a, b) => rankOf(a.point) - rankOf(b.point) || a.point - b.point);
    this.#known.set(state, choices);
    return choices;
  }
}

/** Adds texts of a length that end in a state. Goes back from the end; since every layer is reached, no way back is in vain. */
function collect(end: number, length: number, layers: Layers, choices: Choices, count: number, texts: string[], budget: Budget): void {
  const states: number[] = [];
  const points: number[] = [];
  const tried: number[] = new Array<number>(length + 1).fill(0);
  states[length] = end;
  let at = length;
  while (at <= length) {
    budget.spend(1);
    if (at === 0) {
      texts.push(textOf(points));
      if (texts.length >= count) return;
      at = 1;
      continue;
    }
    const before = layers.at(at - 1);
    const options = choices.of(states[at] ?? 0);
    let index = tried[at] ?? 0;
    while (index < options.length && !before.has(options[index]?.from ?? -1)) index++;
    budget.spend(index - (tried[at] ?? 0));
    const choice = options[index];
    if (choice === undefined) {
      tried[at++] = 0;
      continue;
    }
    tried[at--] = index + 1;
    points[at] = choice.point;
    states[at] = choice.from;
  }
}

function textOf(points: readonly number[]): string {
  return points.map((point) => String.fromCodePoint(point)).join("");
}

/** From the best to read to the worst: letters and digits of ASCII, its other signs, other letters, what cannot be printed, halves of pairs. */
const ranks: readonly CodePoints[] = [
  [0x61, 0x7a],
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x21, 0x2f, 0x3a, 0x40, 0x5b, 0x60, 0x7b, 0x7e],
  [0x20, 0x20],
  [0xa1, 0xac, 0xae, 0x2ff, 0x370, 0x1fff, 0x3000, 0xd7ff],
  [0x00, 0x1f, 0x7f, 0xa0, 0xad, 0xad, 0x300, 0x36f, 0x2000, 0x2fff, 0xe000, lastCodePoint],
  surrogates,
];

function rankOf(point: number): number {
  return ranks.findIndex((set) => set.some((first, index) => index % 2 === 0 && point >= first && point <= (set[index + 1] ?? 0)));
}

/** Up to so many code points of a set, those that are best to read. */
function bestOf(set: CodePoints, count: number): readonly number[] {
  const best: number[] = [];
  for (const rank of ranks) {
    const fitting = intersectionOf(set, rank);
    for (let index = 0; index < fitting.length; index += 2)
      for (let point = fitting[index] ?? 0; point <= (fitting[index + 1] ?? 0); point++) {
        if (best.length >= count) return best;
        best.push(point);
      }
  }
  return best;
}

/** The length of the longest way through states that lead to an end; undefined where there is a circle. */
function longestFrom(targets: readonly (readonly number[])[]): number | undefined {
  const longest = new Map<number, number>();
  const open = new Set<number>();
  const stack = [0];
  for (let state = stack.at(-1); state !== undefined; state = stack.at(-1)) {
    if (longest.has(state)) {
      stack.pop();
      continue;
    }
    const onward = targets[state] ?? [];
    if (open.has(state)) {
      longest.set(state, Math.max(0, ...onward.map((target) => 1 + (longest.get(target) ?? 0))));
      open.delete(state);
      stack.pop();
      continue;
    }
    open.add(state);
    for (const target of onward) {
      if (open.has(target)) return undefined;
      if (!longest.has(target)) stack.push(target);
    }
  }
  return longest.get(0) ?? 0;
}
