import type { FunctionSpec } from "./spec.ts";
import { fieldsOf, type ValueOf } from "./support/fields.ts";

export const spec: FunctionSpec = {
  name: "merge",
  receiver: ["object"],
  signature: "<T, U>(record: { [key: string]: T }, other: { [key: string]: U }) -> { [key: string]: T | U }",
  description: "The fields of both free records; of those that both have the other's. Objects within are not merged.",
  examples: [{ source: "{ a: 1, b: 2 }.merge({ b: 3, c: 4 })", result: { a: 1, b: 3, c: 4 } }],
};

/** The fields of both; those of the other win. */
export function merge<R extends object, S extends object>(record: R, other: S): Record<string, ValueOf<R> | ValueOf<S>> {
  return Object.fromEntries<ValueOf<R> | ValueOf<S>>([...fieldsOf(record), ...fieldsOf(other)]);
}
