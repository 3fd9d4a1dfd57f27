import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "single",
  receiver: ["array"],
  signature: "<T>(items: T[]) -> T",
  fault: "does not have exactly one item",
  description: "The only item: of a search that must find one record, and not the first of several.",
  examples: [
    { source: '["a"].single()', result: "a" },
    { source: '["a", "b"].single()', fault: true },
    { source: "[].single()", fault: true },
  ],
};

/** The only item, or undefined where there is none or another. */
export function single<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
