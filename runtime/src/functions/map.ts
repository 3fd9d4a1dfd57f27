import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "map",
  receiver: ["array"],
  signature: "<T, R>(items: T[], change: (item: T, index: count) => R) -> R[]",
  description: "What the function gives for each item, in the same order. It may also take the item's place, which counts from 0.",
  examples: [
    { source: "[1, 2].map(n => n * 10)", result: [10, 20] },
    { source: '["a", "b"].map((name, index) => index)', result: [0, 1] },
    { source: '[{ name: "a" }].map(item => item.name.upper())', result: ["A"] },
  ],
};

/** What the function gives for each item. */
export function map<T, R>(items: readonly T[], change: (item: T, index: number) => R): R[] {
  return items.map((item, index) => change(item, index));
}
