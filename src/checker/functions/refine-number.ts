import { minorUnitDigits } from "../../../runtime/src/functions/support/currencies.ts";
import { roundDecimal, sumDecimals } from "../../../runtime/src/functions/support/decimal.ts";
import { orAbsent } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";
import {
  allNumbers,
  closedRange,
  inRange,
  intersectRanges,
  isSafe,
  monotone,
  type NumberRange,
  negate,
  rangeOf,
  typeOfRange,
} from "../bounds/number-range.ts";
import { scalarsOf } from "../bounds/scalars.ts";
import { itemBounds, textBounds } from "../bounds/text-bounds.ts";
import { arrayItems } from "./items.ts";
import { onlyTexts, text } from "./refine-text.ts";
import type { Refined, RefinedCall, Refiner } from "./refined-call.ts";

/** Functions of numbers. */
export const numberRefiners: readonly (readonly [string, Refiner])[] = [
  ["floor", (call) => ({ type: typeOfRange(monotone(rangeOf(call.receiver), Math.floor, true)) })],
  ["ceil", (call) => ({ type: typeOfRange(monotone(rangeOf(call.receiver), Math.ceil, true)) })],
  ["round", round],
  ["abs", (call) => ({ type: typeOfRange(magnitude(rangeOf(call.receiver))) })],
  ["min", (call) => ({ type: extreme(call, "min") })],
  ["max", (call) => ({ type: extreme(call, "max") })],
  ["mod", mod],
  ["sum", sum],
  ["toInt", toInt],
  ["toMinor", () => ({ type: typeOfRange(safeIntegers) })],
  ["fromMinor", fromMinor],
];

const safeIntegers = closedRange(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, true);

function round({ receiver, arguments: [digits, mode], result }: RefinedCall): Refined {
  const range = rangeOf(receiver);
  if (digits === undefined) return { type: typeOfRange(monotone(range, (value) => roundDecimal(value, 0, "halfExpand"), true)) };
  const { low, high } = rangeOf(digits);
  if (low !== high) return { type: result, overflows: low < 0 };
  const isWhole = low <= 0 || range.integer;
  // Whatever the mode is, it lies between rounding down and rounding up.
  const down = monotone(range, (value) => roundDecimal(value, low, mode === undefined ? "halfExpand" : "floor"), isWhole);
  const up = monotone(range, (value) => roundDecimal(value, low, mode === undefined ? "halfExpand" : "ceil"), isWhole);
  const rounded = closedRange(down.low, up.high, isWhole);
  // Rounded up to tens, the largest numbers are too large.
  return { type: typeOfRange(rounded), overflows: low < 0 && !(Number.isFinite(rounded.low) && Number.isFinite(rounded.high)) };
}

function magnitude(range: NumberRange): NumberRange {
  if (range.low >= 0) return range;
  if (range.high <= 0) return negate(range);
  const high = Math.max(-range.low, range.high);
  return { ...closedRange(0, high, range.integer), multipleOf: range.multipleOf };
}

/** The smaller or larger of two numbers, or of a list. */
function extreme({ receiver, arguments: [other], result }: RefinedCall, which: "min" | "max"): Type {
  if (other === undefined) {
    const item = arrayItems(receiver);
    if (item === undefined) return result;
    if (itemBounds(receiver).most === 0) return { kind: "absent" };
    const type = typeOfRange(rangeOf(item));
    return itemBounds(receiver).least > 0 ? type : orAbsent(type);
  }
  const a = rangeOf(receiver);
  const b = rangeOf(other);
  const low = Math[which](a.low, b.low);
  const high = Math[which](a.high, b.high);
  // A bound is open where none of the two can be there.
  const open = (side: "low" | "high", value: number): boolean =>
    [a, b].every((range) => range[side] !== value || range[`${side}Open`]) || !Number.isFinite(value);
  return typeOfRange({ low, lowOpen: open("low", low), high, highOpen: open("high", high), integer: a.integer && b.integer });
}

/** What is left has the sign of the divisor, and is less; of fractions, rounding may make it the divisor itself. */
function mod({ receiver, arguments: [divisor] }: RefinedCall): Refined | undefined {
  if (divisor === undefined) return undefined;
  const value = rangeOf(receiver);
  const by = rangeOf(divisor);
  const certain = !inRange(by, 0);
  const integer = value.integer && by.integer;
  const exact = integer && isSafe(by);
  const most = by.high > 0 ? (exact ? by.high - 1 : by.high) : 0;
  const least = by.low < 0 ? (exact ? by.low + 1 : by.low) : 0;
  const high = value.low >= 0 && by.low >= 0 ? Math.min(most, value.high) : most;
  return { type: typeOfRange(closedRange(least, high, integer)), certain };
}

function sum(call: RefinedCall): Refined {
  const range = sumOf(call);
  return { type: typeOfRange(range), overflows: !Number.isFinite(range.low) || !Number.isFinite(range.high) };
}

/** The sums of so many numbers; decimals are added as they are written, and rounded once. */
function sumOf({ receiver, arguments: [each] }: RefinedCall): NumberRange {
  const item = each ?? arrayItems(receiver);
  const counts = itemBounds(receiver);
  if (item === undefined) return allNumbers;
  if (counts.most === 0) return closedRange(0, 0, true);
  const range = rangeOf(item);
  const times = (bound: number, count: number, unbounded: number): number => {
    if (bound === 0 || count === 0) return 0;
    if (!Number.isFinite(bound) || !Number.isFinite(count)) return unbounded;
    if (range.integer) return Number.isSafeInteger(bound * count) ? bound * count : unbounded;
    return count > 1_000 ? unbounded : sumDecimals(Array.from({ length: count }, () => bound));
  };
  const low = times(range.low, range.low < 0 ? counts.most : counts.least, Number.NEGATIVE_INFINITY);
  const high = times(range.high, range.high > 0 ? counts.most : counts.least, Number.POSITIVE_INFINITY);
  return { ...closedRange(low, high, range.integer), multipleOf: range.multipleOf };
}

/** A text of so many digits is less than the power of ten. */
function toInt({ receiver }: RefinedCall): Refined {
  if (onlyTexts(receiver)) {
    const { most } = textBounds(receiver);
    return { type: typeOfRange(most > 15 ? safeIntegers : closedRange(1 - 10 ** Math.max(0, most - 1), 10 ** most - 1, true)) };
  }
  if (!onlyNumbers(receiver)) return { type: typeOfRange(safeIntegers) };
  const range = rangeOf(receiver);
  return { type: typeOfRange(intersectRanges(safeIntegers, range) ?? safeIntegers), certain: range.integer && isSafe(range) };
}

/** Whether all values are numbers. */
function onlyNumbers(type: Type): boolean {
  const form = resolve(type);
  if (form.kind === "union") return form.members.every(onlyNumbers);
  return form.kind === "number" || (form.kind === "literal" && typeof form.value === "number");
}

/** Decimal text with the digits of the currency: at least one in front of the point. */
function fromMinor({ receiver, arguments: [currency] }: RefinedCall): Refined {
  const digits = currency === undefined ? undefined : digitsOf(currency);
  const whole = intersectRanges(safeIntegers, rangeOf(receiver)) ?? safeIntegers;
  const amount = textBounds(typeOfRange(whole));
  if (digits === undefined) return text({ least: 1, most: Math.max(amount.most, 5) + 2 });
  if (digits === 0) return text(amount, { patterns: ["^-?[0-9]+$"] });
  const sign = whole.low < 0 ? 1 : 0;
  return text(
    { least: Math.max(amount.least, digits + 1) + 1, most: Math.max(amount.most, digits + 1 + sign) + 1 },
    { patterns: [`^-?[0-9]+\\.[0-9]{${digits}}$`] },
  );
}

/** How many digits the currencies have, where they are known and have the same number. */
function digitsOf(type: Type): number | undefined {
  const counts = new Set(scalarsOf(type)?.map((code) => minorUnitDigits(String(code))));
  const [only] = counts;
  return counts.size === 1 ? only : undefined;
}
