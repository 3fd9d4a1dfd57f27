import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "entries",
  receiver: ["object"],
  signature: "<T>(record: { [key: string]: T }) -> { key: string, value: T }[]",
  description: "The fields that are there, each with its name and value, in the order of `keys()`.",
  examples: [{ source: "{ a: 1 }.entries()", result: [{ key: "a", value: 1 }] }],
};

/** The fields that are there, with name and value. */
export function entries<T>(record: Readonly<Record<string, T>>): { key: string; value: T }[] {
  return Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, value }));
}
