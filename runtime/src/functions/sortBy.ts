import type { FunctionSpec } from "./spec.ts";
import { compareValues, type Sortable } from "./support/compare.ts";

export const spec: FunctionSpec = {
  name: "sortBy",
  receiver: ["array"],
  signature: "<T>(items: T[], by: (item: T) => string | number | boolean | null | absent) -> T[]",
  description:
    "The items in ascending order of what the function gives. Items that are equal in it keep their order; numbers come before texts, null and absence last; texts are ordered by their Unicode code points, the same in every locale.",
  examples: [
    { source: "[3, 1, 2].sortBy(n => n)", result: [1, 2, 3] },
    { source: '[{ n: "b" }, { n: null }, { n: "a" }].sortBy(item => item.n).map(item => item.n)', result: ["a", "b", null] },
  ],
};

/** The items in ascending order of what the function gives; stable. */
export function sortBy<T>(items: readonly T[], by: (item: T) => Sortable): T[] {
  return items
    .map((item) => ({ item, rank: by(item) }))
    .sort((left, right) => compareValues(left.rank, right.rank))
    .map(({ item }) => item);
}
