import type { FunctionSpec } from "./spec.ts";
import { compareValues, type Sortable } from "./support/compare.ts";

export const spec: FunctionSpec = {
  name: "sortBy",
  receiver: ["array"],
  signature: '<T>(items: T[], by: (item: T) => string | number | boolean | null | absent, order?: "asc" | "desc") -> T[]',
  description:
    "The items in ascending order of what the function gives, or with `desc` in descending order. Items that are equal in it keep their order either way; numbers come before texts, null and absence last in both orders; texts are ordered by their Unicode code points, the same in every locale.",
  examples: [
    { source: "[3, 1, 2].sortBy(n => n)", result: [1, 2, 3] },
    { source: '[1, 3, null, 2].sortBy(n => n, "desc")', result: [3, 2, 1, null] },
    { source: '[{ n: "b" }, { n: null }, { n: "a" }].sortBy(item => item.n).map(item => item.n)', result: ["a", "b", null] },
  ],
};

/** The items in order of what the function gives; stable. */
export function sortBy<T>(items: readonly T[], by: (item: T) => Sortable, order: "asc" | "desc" = "asc"): T[] {
  return items
    .map((item) => ({ item, rank: by(item) }))
    .sort((left, right) => compare(left.rank, right.rank, order))
    .map(({ item }) => item);
}

/** What is not there comes last, whatever the order. */
function compare(left: Sortable, right: Sortable, order: "asc" | "desc"): number {
  const nothing = left === null || left === undefined || right === null || right === undefined;
  return order === "asc" || nothing ? compareValues(left, right) : compareValues(right, left);
}
