import { jsonText } from "../values/json-text.ts";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "intersection",
  receiver: ["array"],
  signature: "<T>(items: T[], others: unknown[]) -> T[]",
  description: "The items that are in the other list, in the same order. Objects are equal when their fields are.",
  examples: [
    { source: '["a", "b"].intersection(["b", "c"])', result: ["b"] },
    { source: "[{ id: 1 }].intersection([{ id: 1 }])", result: [{ id: 1 }] },
  ],
};

/** The items that are in the other list. */
export function intersection<T>(items: readonly T[], others: readonly unknown[]): T[] {
  const known = new Set(others.map((other) => jsonText(other, { sortKeys: true })));
  return items.filter((item) => known.has(jsonText(item, { sortKeys: true })));
}
