import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "min",
  receiver: ["number", "array"],
  signature: "(value: integer, other: integer) -> integer",
  overloads: ["(value: number, other: number) -> number", "(items: integer[]) -> integer | absent", "(items: number[]) -> number | absent"],
  description: "The smaller of two numbers, or the smallest number of an array (absent where it is empty).",
  examples: [{ source: "3.min(5)", result: 3 }, { source: "[4, 1, 3].min()", result: 1 }, { source: "[].min()" }],
};

/** The smaller of two numbers, or the smallest of an array. */
export function min(value: number, other: number): number;
export function min(items: readonly number[]): number | undefined;
export function min(value: number | readonly number[], other?: number): number | undefined {
  if (typeof value === "number") return Math.min(value, other ?? value);
  return value.length === 0 ? undefined : value.reduce((left, right) => Math.min(left, right));
}
