import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "flat",
  receiver: ["array"],
  signature: "<T>(lists: T[][]) -> T[]",
  description: "The items of all lists in one, in the same order; lists within items stay.",
  examples: [{ source: "[[1, 2], [], [3]].flat()", result: [1, 2, 3] }],
};

/** The items of all lists. */
export function flat<T>(lists: readonly (readonly T[])[]): T[] {
  const items: T[] = [];
  // Not `push(...list)`: a long list would overflow the stack.
  for (const list of lists) for (const item of list) items.push(item);
  return items;
}
