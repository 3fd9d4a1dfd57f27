import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "first",
  receiver: ["array"],
  signature: "<T>(items: T[]) -> T | absent",
  description: "The first item; absent where there is none.",
  examples: [{ source: "[3, 1].first()", result: 3 }, { source: "[].first()" }],
};

/** The first item. */
export function first<T>(items: readonly T[]): T | undefined {
  return items[0];
}
