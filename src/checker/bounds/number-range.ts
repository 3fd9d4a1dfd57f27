import { membersOf } from "../../types/join.ts";
import { type NumberType, neverType, resolve, type Type } from "../../types/type.ts";

/** All finite doubles between two bounds; `integer` where only whole ones are meant. An infinite bound is none, and is open. */
export interface NumberRange {
  readonly low: number;
  readonly lowOpen: boolean;
  readonly high: number;
  readonly highOpen: boolean;
  readonly integer: boolean;
  /** A whole number that every number of the range is a multiple of. */
  readonly multipleOf?: number | undefined;
}

const { MAX_VALUE, NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

export const allNumbers: NumberRange = { low: NEGATIVE_INFINITY, lowOpen: true, high: POSITIVE_INFINITY, highOpen: true, integer: false };

/** The range from one number to another, both included. */
export function closedRange(low: number, high: number, integer: boolean): NumberRange {
  return { low, lowOpen: !Number.isFinite(low), high, highOpen: !Number.isFinite(high), integer };
}

/** The least range with all numbers of a type. What is no number counts as nothing; of what may be anything, all numbers. */
export function rangeOf(type: Type): NumberRange {
  const ranges = membersOf(type).flatMap((member) => rangesOf(member, 0));
  return ranges.length === 0 ? allNumbers : ranges.reduce(hull);
}

function rangesOf(type: Type, depth: number): readonly NumberRange[] {
  const form = resolve(type);
  switch (form.kind) {
    case "number":
      return [rangeOfNumber(form)];
    case "literal":
      return typeof form.value === "number" ? [literalRange(form.value)] : [];
    case "union":
      return depth > 8 ? [allNumbers] : form.members.flatMap((member) => rangesOf(member, depth + 1));
    case "intersection": {
      if (depth > 8) return [allNumbers];
      const [first, ...rest] = form.members.flatMap((member) => {
        const [range, ...more] = rangesOf(member, depth + 1);
        return range === undefined ? [] : [more.reduce(hull, range)];
      });
      return [rest.reduce((left, right) => intersectRanges(left, right) ?? left, first ?? allNumbers)];
    }
    case "unknown":
    case "not":
    case "conditional":
      return [allNumbers];
    default:
      return [];
  }
}

function literalRange(value: number): NumberRange {
  const integer = Number.isInteger(value);
  return { ...closedRange(value, value, integer), multipleOf: integer && value !== 0 ? Math.abs(value) : undefined };
}

function rangeOfNumber(type: NumberType): NumberRange {
  const low = Math.max(type.minimum ?? NEGATIVE_INFINITY, type.exclusiveMinimum ?? NEGATIVE_INFINITY);
  const high = Math.min(type.maximum ?? POSITIVE_INFINITY, type.exclusiveMaximum ?? POSITIVE_INFINITY);
  return normal({
    low,
    lowOpen: low === NEGATIVE_INFINITY || type.exclusiveMinimum === low,
    high,
    highOpen: high === POSITIVE_INFINITY || type.exclusiveMaximum === high,
    integer: type.integer || (type.multipleOf !== undefined && Number.isInteger(type.multipleOf)),
    multipleOf: type.multipleOf !== undefined && Number.isSafeInteger(type.multipleOf) ? type.multipleOf : undefined,
  });
}

/** Of whole numbers, an open bound is the next one within; beyond the safe range nothing is moved. */
function normal(range: NumberRange): NumberRange {
  if (!range.integer) return range;
  let { low, lowOpen, high, highOpen } = range;
  if (Math.abs(low) < Number.MAX_SAFE_INTEGER) {
    low = lowOpen && Number.isInteger(low) ? low + 1 : Math.ceil(low) + 0;
    lowOpen = false;
  }
  if (Math.abs(high) < Number.MAX_SAFE_INTEGER) {
    high = highOpen && Number.isInteger(high) ? high - 1 : Math.floor(high) + 0;
    highOpen = false;
  }
  return { ...range, low, lowOpen, high, highOpen };
}

function hull(a: NumberRange, b: NumberRange): NumberRange {
  const low = Math.min(a.low, b.low);
  const high = Math.max(a.high, b.high);
  return {
    low,
    lowOpen: (a.low > low || a.lowOpen) && (b.low > low || b.lowOpen),
    high,
    highOpen: (a.high < high || a.highOpen) && (b.high < high || b.highOpen),
    integer: a.integer && b.integer,
    multipleOf: commonDivisor(a, b),
  };
}

/** What both are multiples of; zero is a multiple of everything. */
function commonDivisor(a: NumberRange, b: NumberRange): number | undefined {
  if (isZero(a)) return b.multipleOf;
  if (isZero(b)) return a.multipleOf;
  if (a.multipleOf === undefined || b.multipleOf === undefined) return undefined;
  let [left, right] = [a.multipleOf, b.multipleOf];
  while (right !== 0) [left, right] = [right, left % right];
  return left;
}

function isZero(range: NumberRange): boolean {
  return range.low === 0 && range.high === 0;
}

/** The numbers of both ranges; undefined where there are none. */
export function intersectRanges(a: NumberRange, b: NumberRange): NumberRange | undefined {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  const range = normal({
    low,
    lowOpen: (a.low === low && a.lowOpen) || (b.low === low && b.lowOpen),
    high,
    highOpen: (a.high === high && a.highOpen) || (b.high === high && b.highOpen),
    integer: a.integer || b.integer,
    multipleOf: a.multipleOf ?? b.multipleOf,
  });
  return isEmptyRange(range) ? undefined : range;
}

function isEmptyRange(range: NumberRange): boolean {
  return range.low > range.high || (range.low === range.high && (range.lowOpen || range.highOpen));
}

/** Whether a number lies in the range, as far as the bounds say. */
export function inRange(range: NumberRange, value: number): boolean {
  return (
    (range.lowOpen ? value > range.low : value >= range.low) &&
    (range.highOpen ? value < range.high : value <= range.high) &&
    (!range.integer || Number.isInteger(value)) &&
    (range.multipleOf === undefined || value % range.multipleOf === 0)
  );
}

/** The type of the numbers of a range. */
export function typeOfRange(range: NumberRange): Type {
  const exact = normal(range);
  if (isEmptyRange(exact)) return neverType;
  // Zero has two signs, and both are the number 0.
  if (exact.low === exact.high) return { kind: "literal", value: exact.low + 0 };
  const bound = (value: number, included: boolean): number | undefined => (included && Number.isFinite(value) ? value + 0 : undefined);
  return {
    kind: "number",
    integer: exact.integer,
    minimum: bound(exact.low, !exact.lowOpen),
    exclusiveMinimum: bound(exact.low, exact.lowOpen),
    maximum: bound(exact.high, !exact.highOpen),
    exclusiveMaximum: bound(exact.high, exact.highOpen),
    // Validators divide doubles: of a number that is not exact, nothing is said.
    multipleOf: exact.multipleOf !== undefined && exact.multipleOf > 1 && isSafe(exact) ? exact.multipleOf : undefined,
  };
}

/** Whether all numbers of a range of whole numbers are exact. */
export function isSafe(range: NumberRange): boolean {
  return range.low >= Number.MIN_SAFE_INTEGER && range.high <= Number.MAX_SAFE_INTEGER;
}

/** What arithmetic gives. */
export interface ArithmeticResult {
  readonly range: NumberRange;
  /** The result may lie beyond the largest double: then there is no such number. */
  readonly overflows: boolean;
}

/**
 * The range of a sum, a difference, a product or a quotient of doubles. Rounding is monotone, so the results at the bounds
 * bound all results; whole numbers stay whole, as a double beyond the safe range is whole.
 *
 * A divisor must not be 0.
 */
export function arithmetic(operator: "+" | "-" | "*" | "/", a: NumberRange, b: NumberRange): ArithmeticResult {
  const left = [Math.max(a.low, -MAX_VALUE), Math.min(a.high, MAX_VALUE)];
  const right = operator === "/" ? divisorsOf(b) : [Math.max(b.low, -MAX_VALUE), Math.min(b.high, MAX_VALUE)];
  const results = left.flatMap((x) => right.map((y) => compute(operator, x, y)));
  const overflows = results.some((result) => !Number.isFinite(result));
  const low = Math.min(...results);
  const high = Math.max(...results);
  const integer = operator !== "/" && a.integer && b.integer;
  const beyond = (value: number): boolean => Math.abs(value) >= MAX_VALUE;
  const range = closedRange(beyond(low) ? NEGATIVE_INFINITY : low, beyond(high) ? POSITIVE_INFINITY : high, integer);
  return { range: { ...range, multipleOf: integer && isSafe(range) ? stepOf(operator, a, b) : undefined }, overflows };
}

function compute(operator: "+" | "-" | "*" | "/", x: number, y: number): number {
  return operator === "+" ? x + y : operator === "-" ? x - y : operator === "*" ? x * y : x / y;
}

/** The bounds of what is divided by: nothing of the range is 0, and what comes near it is the least double. */
function divisorsOf(range: NumberRange): readonly number[] {
  const least = range.integer ? 1 : Number.MIN_VALUE;
  const low = Math.max(range.low, -MAX_VALUE);
  const high = Math.min(range.high, MAX_VALUE);
  if (low >= 0) return [low === 0 ? least : low, high];
  if (high <= 0) return [low, high === 0 ? -least : high];
  return [low, -least, least, high];
}

function stepOf(operator: "+" | "-" | "*" | "/", a: NumberRange, b: NumberRange): number | undefined {
  if (operator !== "*") return commonDivisor(a, b);
  const step = (a.multipleOf ?? 1) * (b.multipleOf ?? 1);
  return Number.isSafeInteger(step) ? step : undefined;
}

/** The range of the numbers with the other sign. */
export function negate(range: NumberRange): NumberRange {
  return { ...range, low: -range.high, lowOpen: range.highOpen, high: -range.low, highOpen: range.lowOpen };
}

/** The range of what a function that never falls gives for the numbers of a range. */
export function monotone(range: NumberRange, f: (value: number) => number, integer: boolean): NumberRange {
  const at = (bound: number): number => (Number.isFinite(bound) ? f(bound) : bound);
  return closedRange(at(range.low), at(range.high), integer);
}
