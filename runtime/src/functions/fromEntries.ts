import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "fromEntries",
  receiver: ["array"],
  signature: "<T>(entries: { key: string, value: T }[]) -> { [key: string]: T }",
  description: "The record with these fields: the reverse of `entries()`. Of two fields with the same name the later one stays.",
  examples: [
    { source: '[{ key: "a", value: 1 }, { key: "b", value: 2 }].fromEntries()', result: { a: 1, b: 2 } },
    { source: "{ a: 1 }.entries().fromEntries()", result: { a: 1 } },
  ],
};

/** The record with these fields; `Object.fromEntries` makes own fields of all names, `__proto__` too. */
export function fromEntries<T>(entries: readonly { readonly key: string; readonly value: T }[]): Record<string, T> {
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}
