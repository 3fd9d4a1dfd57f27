/** A positive or negative decimal as a whole number and a power of ten: `units / 10 ** scale`. */
interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** A number as the decimal that is written for it. Undefined for numbers whose decimals would be unwieldy. */
export function decimalOf(value: number): Decimal | undefined {
  if (!Number.isFinite(value)) return undefined;
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  if (Math.abs(scale) > 40) return undefined;
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { units: digits, scale } : { units: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The same decimals with one scale. */
export function aligned(a: Decimal, b: Decimal): { readonly a: bigint; readonly b: bigint; readonly scale: number } {
  const scale = Math.max(a.scale, b.scale);
  return { a: a.units * 10n ** BigInt(scale - a.scale), b: b.units * 10n ** BigInt(scale - b.scale), scale };
}

/**
 * Whether a number is a multiple of another. Undefined where decimals say otherwise than the division of doubles, which is
 * what validators do (0.3 is a multiple of 0.1, and not for them), and where numbers are too large to tell.
 */
export function isMultipleOf(value: number, of: number): boolean | undefined {
  const divided = Number.isInteger(value / of);
  const left = decimalOf(value);
  const right = decimalOf(of);
  if (left === undefined || right === undefined || right.units === 0n) return undefined;
  const { a, b } = aligned(left, right);
  return (a % b === 0n) === divided ? divided : undefined;
}

/** The least common multiple of two positive numbers as decimals; undefined where it is no double, or unwieldy. */
export function leastCommonMultiple(left: number, right: number): number | undefined {
  const first = decimalOf(left);
  const second = decimalOf(right);
  if (first === undefined || second === undefined || first.units <= 0n || second.units <= 0n) return undefined;
  const { a, b, scale } = aligned(first, second);
  const multiple = (a / greatestCommonDivisor(a, b)) * b;
  const value = Number(multiple) / 10 ** scale;
  const back = decimalOf(value);
  return back !== undefined &&
    back.units * 10n ** BigInt(Math.max(0, scale - back.scale)) === multiple * 10n ** BigInt(Math.max(0, back.scale - scale))
    ? value
    : undefined;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
