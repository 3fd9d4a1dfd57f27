import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "partition",
  receiver: ["array"],
  signature: "<T>(items: T[], condition: (item: T) => boolean) -> { matching: T[], rest: T[] }",
  description: "The items for which the condition holds, and the others, each in the same order.",
  examples: [{ source: "[1, 2, 3].partition(n => n > 1)", result: { matching: [2, 3], rest: [1] } }],
};

/** The items for which the condition holds, and the others. */
export function partition<T>(items: readonly T[], condition: (item: T) => boolean): { matching: T[]; rest: T[] } {
  const matching: T[] = [];
  const rest: T[] = [];
  for (const item of items) (condition(item) ? matching : rest).push(item);
  return { matching, rest };
}
