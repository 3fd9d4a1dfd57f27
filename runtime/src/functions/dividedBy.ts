import type { FunctionSpec } from "./spec.ts";
import { align, digitCount, readExact, writeExact } from "./support/exact.ts";
import { divideRounded, type RoundingMode } from "./support/rounding.ts";

export const spec: FunctionSpec = {
  name: "dividedBy",
  receiver: ["string", "number"],
  signature: "(value: string | number, divisor: string | number, digits: integer, mode?: RoundingMode) -> decimal",
  fault: "is not a decimal number, or the divisor is none or zero",
  description:
    "The quotient of two decimal numbers, each a text such as `19.99` or a number, as decimal text with so many digits behind the point (0 to 100). What lies between is rounded once, halves away from zero unless `mode` says otherwise. Parts that must add up to the whole are made by `allocate`.",
  examples: [
    { source: '"100".dividedBy(3, 2)', result: "33.33" },
    { source: '"100".dividedBy(3, 2, "ceil")', result: "33.34" },
    { source: '"119.00".dividedBy("1.19", 2)', result: "100.00" },
    { source: '"1".dividedBy("0.0", 2)', fault: true },
  ],
};

/** The rounded quotient as decimal text, or undefined. */
export function dividedBy(
  value: string | number,
  divisor: string | number,
  digits: number,
  mode: RoundingMode = "halfExpand",
): string | undefined {
  const [first, second] = [readExact(value), readExact(divisor)];
  if (!first || !second || second.units === 0n) return undefined;
  const { left, right } = align(first, second);
  const places = digitCount(digits);
  const dividend = (right < 0n ? -left : left) * 10n ** BigInt(places);
  return writeExact({ units: divideRounded(dividend, right < 0n ? -right : right, mode), digits: places });
}
