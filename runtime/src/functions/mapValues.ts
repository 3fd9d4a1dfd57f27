import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "mapValues",
  receiver: ["object"],
  signature: "<T, R>(record: { [key: string]: T }, change: (value: T, key: string) => R) -> { [key: string]: R }",
  description: "The record with what the function gives for each field, by its value and its name.",
  examples: [
    { source: "{ a: 1, b: 2 }.mapValues(value => value * 10)", result: { a: 10, b: 20 } },
    { source: '{ a: "x" }.mapValues((value, key) => key)', result: { a: "a" } },
  ],
};

/** The record with other values. */
export function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T, key: string) => R): Record<string, R> {
  const fields = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(fields.map(([key, value]) => [key, change(value, key)]));
}
