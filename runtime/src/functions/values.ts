import type { FunctionSpec } from "./spec.ts";
import { fieldsOf, type ValueOf } from "./support/fields.ts";

export const spec: FunctionSpec = {
  name: "values",
  receiver: ["object"],
  signature: "<T>(record: { [key: string]: T }) -> T[]",
  description: "The values of the fields that are there, in the order of `keys()`.",
  examples: [{ source: "{ a: 1, b: 2 }.values()", result: [1, 2] }],
};

/** The values of the fields that are there. */
export function values<R extends object>(record: R): ValueOf<R>[] {
  return fieldsOf(record).map(([, value]) => value);
}
