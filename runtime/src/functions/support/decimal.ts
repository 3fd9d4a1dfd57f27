import { divideRounded, type RoundingMode } from "./rounding.ts";

/** A number as it is written: sign, digits and the power of ten of the last digit. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: bigint;
  readonly exponent: number;
}

/** The shortest decimal text of a finite number, taken apart. */
function decimalOf(value: number): Decimal {
  const [mantissa = "0", power = "0"] = Math.abs(value).toString().split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  return { negative: value < 0, digits: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
}

/** Rounds to a number of digits after the point, by the decimal text of the number. */
export function roundDecimal(value: number, digits: number, mode: RoundingMode): number {
  if (!Number.isFinite(value)) return value;
  const decimal = decimalOf(value);
  const dropped = -Math.trunc(digits) - decimal.exponent;
  if (!(dropped > 0)) return value;
  // The half of a longer power than the number has digits is always greater.
  const unit = 10n ** BigInt(Math.min(dropped, 400));
  const rounded = divideRounded(decimal.negative ? -decimal.digits : decimal.digits, unit, mode);
  // Beyond what a number can be, there is nothing to round to.
  const result = Number(`${rounded}e${decimal.exponent + dropped}`);
  return Number.isFinite(result) ? result : value;
}

/** The sum of numbers as they are written: 0.1 and 0.2 are 0.3. Whole numbers are added exactly. */
export function sumDecimals(values: Iterable<number>): number {
  let digits = 0n;
  let exponent = 0;
  for (const value of values) {
    if (!Number.isFinite(value)) return Number.NaN;
    const decimal = decimalOf(value);
    if (decimal.exponent < exponent) {
      digits *= 10n ** BigInt(exponent - decimal.exponent);
      exponent = decimal.exponent;
    }
    const scaled = decimal.digits * 10n ** BigInt(decimal.exponent - exponent);
    digits += decimal.negative ? -scaled : scaled;
  }
  return Number(`${digits}e${exponent}`);
}

/** The decimal text of a number, without an exponent. */
export function plainDecimal(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const { negative, digits, exponent } = decimalOf(value);
  if (digits === 0n) return "0";
  const sign = negative ? "-" : "";
  if (exponent >= 0) return `${sign}${digits}${"0".repeat(exponent)}`;
  const text = digits.toString().padStart(1 - exponent, "0");
  return `${sign}${text.slice(0, exponent)}.${text.slice(exponent)}`;
}
