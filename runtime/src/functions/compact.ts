import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "compact",
  receiver: ["array"],
  signature: "<T>(items: (T | null | absent)[]) -> T[]",
  description: "The items that are neither null nor absent. Empty texts stay.",
  examples: [{ source: '["a", null, "", "b"].compact()', result: ["a", "", "b"] }],
};

/** The items that are neither null nor undefined. */
export function compact<T>(items: readonly (T | null | undefined)[]): NonNullable<T>[] {
  const kept: NonNullable<T>[] = [];
  for (const item of items) {
    if (item !== null && item !== undefined) kept.push(item);
  }
  return kept;
}
