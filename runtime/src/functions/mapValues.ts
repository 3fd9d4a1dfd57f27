import type { FunctionSpec } from "./spec.ts";
import { fieldsOf, type ValueOf } from "./support/fields.ts";

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
export function mapValues<R extends object, T>(record: R, change: (value: ValueOf<R>, key: string) => T): Record<string, T> {
  return Object.fromEntries(fieldsOf(record).map(([key, value]) => [key, change(value, key)]));
}
