import type { FunctionSpec } from "./spec.ts";
import { fieldsOf, type ValueOf } from "./support/fields.ts";

export const spec: FunctionSpec = {
  name: "entries",
  receiver: ["object"],
  signature: "<T>(record: { [key: string]: T }) -> { key: string, value: T }[]",
  description: "The fields that are there, each with its name and value, in the order of `keys()`.",
  examples: [{ source: "{ a: 1 }.entries()", result: [{ key: "a", value: 1 }] }],
};

/** The fields that are there, with name and value. */
export function entries<R extends object>(record: R): { key: string; value: ValueOf<R> }[] {
  return fieldsOf(record).map(([key, value]) => ({ key, value }));
}
