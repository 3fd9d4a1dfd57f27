import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "chunk",
  receiver: ["array"],
  signature: "<T>(items: T[], size: integer) -> T[][]",
  description:
    "The items in lists of so many, the last of which may have fewer; a size below 1 counts as 1. For APIs that take a limited number at a time.",
  examples: [
    { source: "[1, 2, 3].chunk(2)", result: [[1, 2], [3]] },
    { source: "[].chunk(2)", result: [] },
  ],
};

/** The items in lists of so many. */
export function chunk<T>(items: readonly T[], size: number): T[][] {
  const step = Math.max(1, Math.trunc(size));
  const chunks: T[][] = [];
  for (let start = 0; start < items.length; start += step) chunks.push(items.slice(start, start + step));
  return chunks;
}
