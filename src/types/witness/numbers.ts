import { isMultipleOf, leastCommonMultiple } from "../multiple.ts";
import type { Json } from "../type.ts";
import type { Atom } from "./atom.ts";
import { type Found, none, unsure } from "./requirement.ts";

/** How many multiples are tried. */
const mostTried = 4000;

/** Numbers that meet all atoms: within the bounds, a multiple of what they must be, and of nothing that they must not be. */
export function findNumbers(atoms: readonly Atom[], count: number, refused: readonly Json[]): Found {
  let low = Number.NEGATIVE_INFINITY;
  let lowOpen = true;
  let high = Number.POSITIVE_INFINITY;
  let highOpen = true;
  let step: number | undefined;
  const multiples: number[] = [];
  const others: number[] = [];
  for (const atom of atoms) {
    if (atom.is === "range") {
      if (atom.low > low) [low, lowOpen] = [atom.low, atom.lowOpen];
      else if (atom.low === low) lowOpen ||= atom.lowOpen;
      if (atom.high < high) [high, highOpen] = [atom.high, atom.highOpen];
      else if (atom.high === high) highOpen ||= atom.highOpen;
    } else if (atom.is === "multiple") {
      if (!atom.holds) others.push(atom.of);
      else {
        multiples.push(atom.of);
        const common = step === undefined ? atom.of : leastCommonMultiple(step, atom.of);
        if (common === undefined) return unsure;
        step = common;
      }
    }
  }
  if (low > high || (low === high && (lowOpen || highOpen) && Number.isFinite(low))) return none;
  const within = (value: number): boolean =>
    Number.isFinite(value) && (value > low || (value === low && !lowOpen)) && (value < high || (value === high && !highOpen));
  let doubtful = false;
  const passes = (value: number): boolean => {
    if (!within(value)) return false;
    const results = [
      ...multiples.map((of) => isMultipleOf(value, of)),
      ...others.map((of) => {
        const multiple = isMultipleOf(value, of);
        return multiple === undefined ? undefined : !multiple;
      }),
    ];
    if (results.includes(false)) return false;
    if (results.includes(undefined)) {
      doubtful = true;
      return false;
    }
    return true;
  };
  if (step === undefined) {
    if (low === high) return passes(low) ? { values: [low], complete: true } : doubtful ? unsure : none;
    const values = candidates(low, high, count).filter(passes);
    return { values: [...new Set(values)].slice(0, count), complete: false };
  }
  // A multiple of the step is one of whatever the step is a multiple of.
  if (others.some((of) => step !== undefined && isCertainMultiple(step, of))) return none;
  const values: number[] = [];
  const wanted = count + refused.length;
  let complete = false;
  let tried = 0;
  for (const index of indexes(low / step, high / step)) {
    if (tried++ > mostTried || values.length >= wanted) return { values, complete: false };
    const value = multipleAt(step, index);
    if (index !== 0 && !within(value) && Math.abs(value) >= Number.MAX_SAFE_INTEGER) return { values, complete: false };
    if (passes(value)) values.push(value);
  }
  complete =
    !doubtful &&
    Number.isFinite(low) &&
    Number.isFinite(high) &&
    Math.abs(low) < Number.MAX_SAFE_INTEGER &&
    Math.abs(high) < Number.MAX_SAFE_INTEGER;
  return { values, complete };
}

/** Whether every multiple of one number is certainly one of another, for validators too: where division is exact, in halves, quarters and so on. */
function isCertainMultiple(step: number, of: number): boolean {
  if (step === of) return true;
  let [a, b] = [step, of];
  for (let doublings = 0; doublings < 30 && !(Number.isInteger(a) && Number.isInteger(b)); doublings++) [a, b] = [a * 2, b * 2];
  return Number.isSafeInteger(a) && Number.isSafeInteger(b) && a % b === 0;
}

/** `step × index`, without the rounding of fractions. */
function multipleAt(step: number, index: number): number {
  const product = step * index;
  return Number.isInteger(step) ? product : Number(product.toPrecision(15));
}

/** Whole numbers within bounds, those near to zero first. */
function* indexes(low: number, high: number): Generator<number> {
  const first = Math.ceil(low - 1e-9);
  const last = Math.floor(high + 1e-9);
  if (first > last) return;
  const start = first > 0 ? first : Math.min(last, 0);
  yield start;
  for (let distance = 1; start + distance <= last || start - distance >= first; distance++) {
    if (start + distance <= last) yield start + distance;
    if (start - distance >= first) yield start - distance;
  }
}

/** Numbers between two bounds, the plainest first. */
function candidates(low: number, high: number, count: number): readonly number[] {
  const values = [0, 1, -1, 0.5, -0.5, 1.5, 0.1, 2.5];
  for (const bound of [low, high].filter(Number.isFinite)) {
    for (const base of [bound, Math.floor(bound), Math.ceil(bound)])
      for (const offset of [0, 1, -1, 0.5, -0.5, 0.25, -0.25, 0.1, -0.1, 0.37]) values.push(base + offset);
  }
  if (Number.isFinite(low) && Number.isFinite(high))
    for (let part = 1; part < 16 + count; part++) values.push(low + ((high - low) * part) / (16 + count));
  for (let index = 2; index < count + 40; index++)
    values.push(
      index,
      -index,
      index + 0.5,
      -index - 0.5,
      (Number.isFinite(low) ? low : 0) + index,
      (Number.isFinite(high) ? high : 0) - index,
    );
  return values;
}
