import { fail } from "../../values/fail.ts";
import { plainDecimal } from "./decimal.ts";
import { divideRounded, type RoundingMode } from "./rounding.ts";

/** An exact decimal number: `units` divided by ten to the power of `digits`, which is not negative. */
export interface Exact {
  readonly units: bigint;
  readonly digits: number;
}

/** The most digits of a number that is calculated with: far more than any amount has. */
const mostDigits = 2_000;

/**
 * Reads decimal text (`-12.50`), or a number as it is written.
 *
 * @returns undefined for a text that is no decimal number
 * @throws {Refusal} for a number that is not finite, or has thousands of digits
 */
export function readExact(value: string | number): Exact | undefined {
  const text = typeof value === "number" ? plainDecimal(value) : value;
  if (typeof value === "number" && !Number.isFinite(value)) fail("a number is not finite");
  if (!/^-?[0-9]+(?:\.[0-9]+)?$/.test(text)) return undefined;
  if (text.length > mostDigits) fail(`a number has more than ${mostDigits} digits`);
  const point = text.indexOf(".");
  return { units: BigInt(text.replace(".", "")), digits: point === -1 ? 0 : text.length - point - 1 };
}

/**
 * Decimal text with all of its digits, so that `1.50` stays `1.50`.
 *
 * @throws {Refusal} where it would have thousands of digits
 */
export function writeExact({ units, digits }: Exact): string {
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, "0");
  if (text.length > mostDigits) fail(`a number has more than ${mostDigits} digits`);
  const sign = units < 0n ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Two numbers in units of the same size. */
export function align(left: Exact, right: Exact): { readonly left: bigint; readonly right: bigint; readonly digits: number } {
  const digits = Math.max(left.digits, right.digits);
  return { left: scaled(left, digits), right: scaled(right, digits), digits };
}

/** The number in smaller units. */
export function scaled({ units, digits }: Exact, wanted: number): bigint {
  return units * 10n ** BigInt(wanted - digits);
}

/** The number with so many digits after the point. */
export function rounded(value: Exact, digits: number, mode: RoundingMode): Exact {
  if (digits >= value.digits) return { units: scaled(value, digits), digits };
  return { units: divideRounded(value.units, 10n ** BigInt(value.digits - digits), mode), digits };
}

/** A number of digits after the point that is asked for: 0 to 100. */
export function digitCount(digits: number): number {
  return Math.min(100, Math.max(0, Math.trunc(digits)));
}
