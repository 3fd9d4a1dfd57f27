import type { FunctionSpec } from "./spec.ts";
import { align, readExact } from "./support/exact.ts";

export const spec: FunctionSpec = {
  name: "compareTo",
  receiver: ["string", "number"],
  certain: ["(value: number, other: number) -> -1 | 0 | 1", "(value: decimal | number, other: decimal | number) -> -1 | 0 | 1"],
  signature: "(value: string | number, other: string | number) -> -1 | 0 | 1",
  fault: "is not a decimal number, or what it is compared with is none",
  description:
    "How a decimal number, a text such as `19.99` or a number, compares with another: -1 where it is less, 0 where they are equal as numbers, 1 where it is greater. As texts, `9` would come behind `10`.",
  examples: [
    { source: '"9".compareTo("10")', result: -1 },
    { source: '"1.50".compareTo(1.5)', result: 0 },
    { source: '"0.01".compareTo("-5")', result: 1 },
    { source: '"".compareTo("1")', fault: true },
  ],
};

/** -1, 0 or 1, or undefined. */
export function compareTo(value: number, other: number): -1 | 0 | 1;
export function compareTo(value: string | number, other: string | number): -1 | 0 | 1 | undefined;
export function compareTo(value: string | number, other: string | number): -1 | 0 | 1 | undefined {
  const [first, second] = [readExact(value), readExact(other)];
  if (!first || !second) return undefined;
  const { left, right } = align(first, second);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
