import { jsonText } from "../values/json-text.ts";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "groupBy",
  receiver: ["array"],
  signature: "<T, K>(items: T[], by: (item: T) => K) -> { key: K, items: T[] }[]",
  description:
    "The items in groups with the same key, in the order in which the keys appear first. Keys are equal as values: objects by their fields.",
  examples: [
    {
      source: '["apple", "bean", "avocado"].groupBy(word => word.take(1))',
      result: [
        { key: "a", items: ["apple", "avocado"] },
        { key: "b", items: ["bean"] },
      ],
    },
  ],
};

/** The items in groups with the same key. */
export function groupBy<T, K>(items: readonly T[], by: (item: T) => K): { key: K; items: T[] }[] {
  const groups = new Map<string, { key: K; items: T[] }>();
  for (const item of items) {
    const key = by(item);
    const text = jsonText(key, { sortKeys: true });
    const group = groups.get(text);
    if (group) group.items.push(item);
    else groups.set(text, { key, items: [item] });
  }
  return [...groups.values()];
}
