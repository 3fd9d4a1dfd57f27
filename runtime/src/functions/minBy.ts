import type { FunctionSpec } from "./spec.ts";
import { compareValues, type Sortable } from "./support/compare.ts";

export const spec: FunctionSpec = {
  name: "minBy",
  receiver: ["array"],
  signature: "<T>(items: T[], by: (item: T) => string | number | boolean | null | absent) -> T | absent",
  description:
    "The item for which the function gives the least value, in the order of `sortBy`; of equals the first. Items for which it gives nothing do not count; absent where none is left.",
  examples: [
    { source: '[{ n: "a", size: 3 }, { n: "b", size: 1 }, { n: "c", size: null }].minBy(item => item.size)', result: { n: "b", size: 1 } },
    { source: "[].minBy(item => item)" },
  ],
};

/** The first item with the least value, or undefined. */
export function minBy<T>(items: readonly T[], by: (item: T) => Sortable): T | undefined {
  let best: { readonly item: T; readonly rank: Sortable } | undefined;
  for (const item of items) {
    const rank = by(item);
    if (rank === null || rank === undefined) continue;
    if (best === undefined || compareValues(rank, best.rank) < 0) best = { item, rank };
  }
  return best?.item;
}
