import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "zip",
  receiver: ["array"],
  signature: "<T, U, R>(items: T[], others: U[], combine: (item: T, other: U) => R) -> R[]",
  description: "What the function gives for each item and the one at the same place of the other list, as far as both go.",
  examples: [
    {
      source: '["a", "b"].zip([1, 2], (name, size) => { name: name, size: size })',
      result: [
        { name: "a", size: 1 },
        { name: "b", size: 2 },
      ],
    },
    { source: "[1, 2, 3].zip([10], (a, b) => a * b)", result: [10] },
  ],
};

/** What the function gives for items at the same place. */
export function zip<T, U, R>(items: readonly T[], others: readonly U[], combine: (item: T, other: U) => R): R[] {
  const results: R[] = [];
  const rest = others[Symbol.iterator]();
  for (const item of items) {
    const other = rest.next();
    if (other.done === true) break;
    results.push(combine(item, other.value));
  }
  return results;
}
