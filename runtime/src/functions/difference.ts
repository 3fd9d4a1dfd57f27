import { jsonText } from "../values/json-text.ts";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "difference",
  receiver: ["array"],
  signature: "<T>(items: T[], others: unknown[]) -> T[]",
  description: "The items that are not in the other list, in the same order. Objects are equal when their fields are.",
  examples: [
    { source: '["a", "b"].difference(["b", "c"])', result: ["a"] },
    { source: "[{ id: 1 }].difference([{ id: 1 }])", result: [] },
  ],
};

/** The items that are not in the other list. */
export function difference<T>(items: readonly T[], others: readonly unknown[]): T[] {
  const known = new Set(others.map((other) => jsonText(other, { sortKeys: true })));
  return items.filter((item) => !known.has(jsonText(item, { sortKeys: true })));
}
