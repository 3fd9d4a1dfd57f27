import { fail } from "../values/fail.ts";
import type { FunctionSpec } from "./spec.ts";
import { align, type Exact, readExact, writeExact } from "./support/exact.ts";
import { divideRounded } from "./support/rounding.ts";

export const spec: FunctionSpec = {
  name: "average",
  receiver: ["array"],
  signature: "(items: number[]) -> number | absent",
  overloads: ["<T>(items: T[], value: (item: T) => number) -> number | absent"],
  description:
    "The mean of the numbers, or of what the function gives for each item; absent where there is none. Decimals are added as they are written.",
  examples: [
    { source: "[1, 2, 6].average()", result: 3 },
    { source: "[{ price: 5 }, { price: 8 }].average(line => line.price)", result: 6.5 },
    { source: "[].average()" },
  ],
};

/** More digits than a number can tell apart. */
const furtherDigits = 25n;

/** The mean, or undefined of nothing. */
export function average(items: readonly number[]): number | undefined;
export function average<T>(items: readonly T[], value: (item: T) => number): number | undefined;
export function average<T>(items: readonly (T & number)[], value: (item: T & number) => number = (item) => item): number | undefined {
  if (items.length === 0) return undefined;
  let sum: Exact = { units: 0n, digits: 0 };
  for (const item of items) {
    const next = readExact(value(item)) ?? fail("a number is not finite");
    const { left, right, digits } = align(sum, next);
    sum = { units: left + right, digits };
  }
  // The mean lies between the numbers, though their sum may be too large for a number.
  const mean = divideRounded(sum.units * 10n ** furtherDigits, BigInt(items.length), "halfEven");
  return Number(writeExact({ units: mean, digits: sum.digits + Number(furtherDigits) }));
}
