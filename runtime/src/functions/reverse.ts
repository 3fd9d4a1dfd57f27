import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "reverse",
  receiver: ["array"],
  signature: "<T>(items: T[]) -> T[]",
  description: "The items, last first.",
  examples: [{ source: "[1, 2, 3].reverse()", result: [3, 2, 1] }],
};

/** The items, last first. */
export function reverse<T>(items: readonly T[]): T[] {
  return items.toReversed();
}
