import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "max",
  receiver: ["number", "array"],
  signature: "(value: integer, other: integer) -> integer",
  overloads: ["(value: number, other: number) -> number", "(items: integer[]) -> integer | absent", "(items: number[]) -> number | absent"],
  description: "The larger of two numbers, or the largest number of an array (absent where it is empty).",
  examples: [{ source: "3.max(5)", result: 5 }, { source: "[4, 1, 3].max()", result: 4 }, { source: "[].max()" }],
};

/** The larger of two numbers, or the largest of an array. */
export function max(value: number, other: number): number;
export function max(items: readonly number[]): number | undefined;
export function max(value: number | readonly number[], other?: number): number | undefined {
  if (typeof value === "number") return Math.max(value, other ?? value);
  return value.length === 0 ? undefined : value.reduce((left, right) => Math.max(left, right));
}
