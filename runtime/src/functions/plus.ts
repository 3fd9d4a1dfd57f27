import type { FunctionSpec } from "./spec.ts";
import { align, readExact, writeExact } from "./support/exact.ts";

export const spec: FunctionSpec = {
  name: "plus",
  receiver: ["string", "number"],
  certain: ["(value: number, other: number) -> decimal", "(value: decimal | number, other: decimal | number) -> decimal"],
  signature: "(value: string | number, other: string | number) -> decimal",
  fault: "is not a decimal number, or what is added is none",
  description:
    "The exact sum of two decimal numbers, each a text such as `19.99` or a number, as decimal text. It has as many digits behind the point as the longer of the two.",
  examples: [
    { source: '"19.99".plus("0.01")', result: "20.00" },
    { source: '0.1.plus("0.2")', result: "0.3" },
    { source: '"1".plus("-1.50")', result: "-0.50" },
    { source: '"1,50".plus("1")', fault: true },
  ],
};

/** The exact sum as decimal text, or undefined. */
export function plus(value: number, other: number): string;
export function plus(value: string | number, other: string | number): string | undefined;
export function plus(value: string | number, other: string | number): string | undefined {
  const [first, second] = [readExact(value), readExact(other)];
  if (!first || !second) return undefined;
  const { left, right, digits } = align(first, second);
  return writeExact({ units: left + right, digits });
}
