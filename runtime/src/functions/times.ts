import type { FunctionSpec } from "./spec.ts";
import { readExact, writeExact } from "./support/exact.ts";

export const spec: FunctionSpec = {
  name: "times",
  receiver: ["string", "number"],
  certain: ["(value: number, factor: number) -> decimal", "(value: decimal | number, factor: decimal | number) -> decimal"],
  signature: "(value: string | number, factor: string | number) -> decimal",
  fault: "is not a decimal number, or the factor is none",
  description:
    "The exact product of two decimal numbers, each a text such as `19.99` or a number, as decimal text. It has as many digits behind the point as both together; `toFixed` rounds it.",
  examples: [
    { source: '"19.99".times(3)', result: "59.97" },
    { source: '"19.99".times("0.19")', result: "3.7981" },
    { source: '"19.99".times(0.19).toFixed(2)', result: "3.80" },
    { source: '"x".times(2)', fault: true },
  ],
};

/** The exact product as decimal text, or undefined. */
export function times(value: number, factor: number): string;
export function times(value: string | number, factor: string | number): string | undefined;
export function times(value: string | number, factor: string | number): string | undefined {
  const [left, right] = [readExact(value), readExact(factor)];
  return left && right && writeExact({ units: left.units * right.units, digits: left.digits + right.digits });
}
