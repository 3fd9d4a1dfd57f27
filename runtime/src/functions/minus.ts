import type { FunctionSpec } from "./spec.ts";
import { align, readExact, writeExact } from "./support/exact.ts";

export const spec: FunctionSpec = {
  name: "minus",
  receiver: ["string", "number"],
  certain: ["(value: number, other: number) -> decimal", "(value: decimal | number, other: decimal | number) -> decimal"],
  signature: "(value: string | number, other: string | number) -> decimal",
  fault: "is not a decimal number, or what is taken off is none",
  description:
    "The exact difference of two decimal numbers, each a text such as `19.99` or a number, as decimal text. It has as many digits behind the point as the longer of the two.",
  examples: [
    { source: '"20.00".minus("0.01")', result: "19.99" },
    { source: "0.3.minus(0.1)", result: "0.2" },
    { source: '"".minus("1")', fault: true },
  ],
};

/** The exact difference as decimal text, or undefined. */
export function minus(value: number, other: number): string;
export function minus(value: string | number, other: string | number): string | undefined;
export function minus(value: string | number, other: string | number): string | undefined {
  const [first, second] = [readExact(value), readExact(other)];
  if (!first || !second) return undefined;
  const { left, right, digits } = align(first, second);
  return writeExact({ units: left - right, digits });
}
