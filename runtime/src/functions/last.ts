import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "last",
  receiver: ["array"],
  signature: "<T>(items: T[]) -> T | absent",
  description: "The last item; absent where there is none.",
  examples: [{ source: "[3, 1].last()", result: 1 }, { source: "[].last()" }],
};

/** The last item. */
export function last<T>(items: readonly T[]): T | undefined {
  return items.at(-1);
}
