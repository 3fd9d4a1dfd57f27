import type { FunctionSpec } from "./spec.ts";
import { fieldsOf, type ValueOf } from "./support/fields.ts";

export const spec: FunctionSpec = {
  name: "filterValues",
  receiver: ["object"],
  signature: "<T>(record: { [key: string]: T }, keep: (value: T, key: string) => boolean) -> { [key: string]: T }",
  description: "The fields of the record for which the condition holds, by value and name.",
  examples: [
    { source: "{ a: 1, b: 2 }.filterValues(value => value > 1)", result: { b: 2 } },
    { source: '{ x_a: 1, b: 2 }.filterValues((value, key) => key.startsWith("x_"))', result: { x_a: 1 } },
  ],
};

/** The fields for which the condition holds. */
export function filterValues<R extends object>(record: R, keep: (value: ValueOf<R>, key: string) => boolean): Record<string, ValueOf<R>> {
  return Object.fromEntries(fieldsOf(record).filter(([key, value]) => keep(value, key)));
}
