import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "filter",
  receiver: ["array"],
  signature: "<T>(items: T[], keep: (item: T, index: count) => boolean) -> T[]",
  description: "The items for which the condition holds, in the same order.",
  examples: [{ source: "[1, 2, 3].filter(n => n > 1)", result: [2, 3] }],
};

/** The items for which the condition holds. */
export function filter<T>(items: readonly T[], keep: (item: T, index: number) => boolean): T[] {
  return items.filter((item, index) => keep(item, index));
}
