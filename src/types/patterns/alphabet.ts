import type { Budget } from "./budget.ts";
import type { CodePoints } from "./code-points.ts";

/**
 * All code points (or code units), parted into classes that nothing in an automaton tells apart: where each range begins,
 * ascending from 0, and the class of each range. Each range ends where the next begins, the last at the greatest.
 */
export interface Alphabet {
  readonly starts: Uint32Array;
  readonly classes: Uint16Array;
  /** How many classes there are; they are numbered from 0. */
  readonly size: number;
  readonly greatest: number;
}

/** Classes of two alphabets in one finer alphabet: for each class of the finer, the class in each of the two. */
export interface Refinement {
  readonly alphabet: Alphabet;
  readonly left: Uint16Array;
  readonly right: Uint16Array;
}

export function wholeAlphabet(greatest: number): Alphabet {
  return { starts: Uint32Array.of(0), classes: Uint16Array.of(0), size: 1, greatest };
}

/** The alphabet of two classes: outside of the set (0) and in it (1); one class where either is empty. */
export function alphabetOfSet(set: CodePoints, greatest: number): Alphabet {
  const starts: number[] = [];
  const inside: number[] = [];
  let next = 0;
  for (let index = 0; index < set.length; index += 2) {
    const first = set[index] ?? 0;
    if (first > next) {
      starts.push(next);
      inside.push(0);
    }
    starts.push(first);
    inside.push(1);
    next = (set[index + 1] ?? 0) + 1;
  }
  if (next <= greatest) {
    starts.push(next);
    inside.push(0);
  }
  const all = !inside.includes(0);
  return {
    starts: Uint32Array.from(starts),
    classes: Uint16Array.from(all ? inside.map(() => 0) : inside),
    size: all || set.length === 0 ? 1 : 2,
    greatest,
  };
}

/** The coarsest alphabet that is finer than both. */
export function refine(a: Alphabet, b: Alphabet, budget: Budget): Refinement {
  budget.spend(a.starts.length + b.starts.length);
  const pairs = new Map<number, number>();
  const left: number[] = [];
  const right: number[] = [];
  const starts: number[] = [];
  const classes: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.starts.length && j < b.starts.length) {
    const start = Math.max(a.starts[i] ?? 0, b.starts[j] ?? 0);
    const classOfA = a.classes[i] ?? 0;
    const classOfB = b.classes[j] ?? 0;
    const key = classOfA * b.size + classOfB;
    let pair = pairs.get(key);
    if (pair === undefined) {
      pair = left.length;
      pairs.set(key, pair);
      left.push(classOfA);
      right.push(classOfB);
    }
    if (classes.at(-1) !== pair) {
      starts.push(start);
      classes.push(pair);
    }
    const endOfA = a.starts[i + 1] ?? Number.POSITIVE_INFINITY;
    const endOfB = b.starts[j + 1] ?? Number.POSITIVE_INFINITY;
    if (endOfA <= endOfB) i++;
    if (endOfB <= endOfA) j++;
  }
  if (left.length > 0xffff) budget.spend(Number.POSITIVE_INFINITY);
  const alphabet = { starts: Uint32Array.from(starts), classes: Uint16Array.from(classes), size: left.length, greatest: a.greatest };
  return { alphabet, left: Uint16Array.from(left), right: Uint16Array.from(right) };
}

/** The class of a code point. */
export function classOf(alphabet: Alphabet, point: number): number {
  const { starts } = alphabet;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return alphabet.classes[low] ?? 0;
}

/** The code points of each class. */
export function pointsOfClasses(alphabet: Alphabet): readonly CodePoints[] {
  const points: number[][] = Array.from({ length: alphabet.size }, () => []);
  alphabet.starts.forEach((start, index) => {
    points[alphabet.classes[index] ?? 0]?.push(start, (alphabet.starts[index + 1] ?? alphabet.greatest + 1) - 1);
  });
  return points;
}

/** The classes whose code points are all in a set; a set of the alphabet never holds a part of a class. */
export function classesIn(alphabet: Alphabet, set: CodePoints): readonly number[] {
  const found = new Set<number>();
  for (let index = 0, range = 0; index < set.length; index += 2) {
    const first = set[index] ?? 0;
    const last = set[index + 1] ?? 0;
    while (range > 0 && (alphabet.starts[range] ?? 0) > first) range--;
    while ((alphabet.starts[range + 1] ?? Number.POSITIVE_INFINITY) <= first) range++;
    for (; range < alphabet.starts.length && (alphabet.starts[range] ?? 0) <= last; range++) found.add(alphabet.classes[range] ?? 0);
  }
  return [...found];
}
