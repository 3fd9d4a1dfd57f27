import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "flatMap",
  receiver: ["array"],
  signature: "<T, R>(items: T[], change: (item: T, index: count) => R[]) -> R[]",
  description: "What the function gives for each item, all in one array.",
  examples: [{ source: "[{ tags: [1, 2] }, { tags: [3] }].flatMap(item => item.tags)", result: [1, 2, 3] }],
};

/** What the function gives for each item, in one array. */
export function flatMap<T, R>(items: readonly T[], change: (item: T, index: number) => readonly R[]): R[] {
  return items.flatMap((item, index) => change(item, index));
}
