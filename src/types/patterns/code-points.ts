/** A set of code points: the first and the last of each range, one after the other, ascending, neither overlapping nor adjacent. */
export type CodePoints = readonly number[];

/** The greatest code point of Unicode. */
export const lastCodePoint = 0x10_ffff;

/** The greatest UTF-16 code unit: what a pattern without the `u` flag counts as a character. */
export const lastCodeUnit = 0xffff;

export const noCodePoints: CodePoints = [];

export function unionOf(...sets: readonly CodePoints[]): CodePoints {
  if (sets.length === 1 && sets[0] !== undefined) return sets[0];
  const ranges: [number, number][] = [];
  for (const set of sets) for (let index = 0; index < set.length; index += 2) ranges.push([set[index] ?? 0, set[index + 1] ?? 0]);
  ranges.sort((a, b) => a[0] - b[0]);
  const merged: number[] = [];
  for (const [first, last] of ranges) {
    const before = merged.at(-1);
    if (before === undefined || first > before + 1) merged.push(first, last);
    else if (last > before) merged[merged.length - 1] = last;
  }
  return merged;
}

/** All code points up to the greatest that are not in the set. */
export function negationOf(set: CodePoints, greatest: number): CodePoints {
  const result: number[] = [];
  let next = 0;
  for (let index = 0; index < set.length; index += 2) {
    const first = set[index] ?? 0;
    if (first > next) result.push(next, Math.min(first - 1, greatest));
    next = (set[index + 1] ?? 0) + 1;
    if (next > greatest) return result;
  }
  result.push(next, greatest);
  return result;
}

export function intersectionOf(a: CodePoints, b: CodePoints): CodePoints {
  return negationOf(unionOf(negationOf(a, lastCodePoint), negationOf(b, lastCodePoint)), lastCodePoint);
}

export function holds(set: CodePoints, point: number): boolean {
  for (let index = 0; index < set.length; index += 2) {
    if (point < (set[index] ?? 0)) return false;
    if (point <= (set[index + 1] ?? 0)) return true;
  }
  return false;
}

/** `\d` (ECMA-262, 22.2.2.9). */
export const digits: CodePoints = [0x30, 0x39];

/** `\w` without the `i` flag. */
export const wordCharacters: CodePoints = [0x30, 0x39, 0x41, 0x5a, 0x5f, 0x5f, 0x61, 0x7a];

/** `\s`: WhiteSpace and LineTerminator of ECMA-262. */
export const spaces: CodePoints = [
  0x09, 0x0d, 0x20, 0x20, 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000,
  0xfeff, 0xfeff,
];

/** What `.` does not match without the `s` flag. */
export const lineTerminators: CodePoints = [0x0a, 0x0a, 0x0d, 0x0d, 0x2028, 0x2029];

/** Halves of surrogate pairs. A text has them as code points only where they stand alone. */
export const surrogates: CodePoints = [0xd800, 0xdfff];

const properties = new Map<string, CodePoints>();
let planes: string | undefined;

/**
 * The code points of a property escape, as `\p{L}`, asked of the engine itself, so that its version of Unicode counts;
 * undefined where the engine does not know it.
 */
export function propertyOf(property: string): CodePoints | undefined {
  const known = properties.get(property);
  if (known !== undefined) return known;
  let runs: RegExp;
  let one: RegExp;
  try {
    runs = new RegExp(`${property}+`, "gu");
    one = new RegExp(`^${property}$`, "u");
  } catch {
    return undefined;
  }
  const found: number[] = [];
  const add = (first: number, last: number): void => {
    if (found.length > 0 && found.at(-1) === first - 1) found[found.length - 1] = last;
    else found.push(first, last);
  };
  const collect = (from: number, text: string, width: number): void => {
    for (const match of text.matchAll(runs)) add(from + match.index / width, from + (match.index + match[0].length) / width - 1);
  };
  planes ??= textOf(0x1_0000, lastCodePoint);
  collect(0, textOf(0, 0xd7ff), 1);
  // Two halves side by side would be one code point.
  for (let half = 0xd800; half <= 0xdfff; half++) if (one.test(String.fromCharCode(half))) add(half, half);
  collect(0xe000, textOf(0xe000, 0xffff), 1);
  collect(0x1_0000, planes, 2);
  if (properties.size < 100) properties.set(property, found);
  return found;
}

/** All code points from one to another, as a text. */
function textOf(first: number, last: number): string {
  const parts: string[] = [];
  for (let start = first; start <= last; start += 0x1000)
    parts.push(String.fromCodePoint(...Array.from({ length: Math.min(0x1000, last - start + 1) }, (_, index) => start + index)));
  return parts.join("");
}
