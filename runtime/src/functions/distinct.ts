import { jsonText } from "../values/json-text.ts";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "distinct",
  receiver: ["array"],
  signature: "<T>(items: T[]) -> T[]",
  overloads: ["<T>(items: T[], by: (item: T) => unknown) -> T[]"],
  description:
    "The items without those that equal an earlier one, or, with a function, without those for which it gives what it gave for an earlier one. Objects are equal when their fields are.",
  examples: [
    { source: '["a", "b", "a"].distinct()', result: ["a", "b"] },
    { source: "[{ id: 1, v: 1 }, { id: 1, v: 2 }].distinct(item => item.id)", result: [{ id: 1, v: 1 }] },
  ],
};

/** The items without repetitions, compared as JSON values. */
export function distinct<T>(items: readonly T[], by: (item: T) => unknown = (item) => item): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const text = jsonText(by(item), { sortKeys: true });
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}
