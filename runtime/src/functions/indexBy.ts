import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "indexBy",
  receiver: ["array"],
  signature: "<T>(items: T[], by: (item: T) => string | number) -> { [key: string]: T }",
  description:
    "A record of the items by what the function gives for each, to look them up by it: `customers.indexBy(c => c.id)[order.customer]`. Of several with the same key it is the last.",
  examples: [
    { source: '[{ id: "a", n: 1 }, { id: "b", n: 2 }].indexBy(item => item.id)', result: { a: { id: "a", n: 1 }, b: { id: "b", n: 2 } } },
  ],
};

/** The items by their keys. */
export function indexBy<T>(items: readonly T[], by: (item: T) => string | number): Record<string, T> {
  return Object.fromEntries(items.map((item) => [String(by(item)), item]));
}
