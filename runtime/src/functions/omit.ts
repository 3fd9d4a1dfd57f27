import type { FunctionSpec } from "./spec.ts";
import { fieldsOf, type ValueOf } from "./support/fields.ts";

export const spec: FunctionSpec = {
  name: "omit",
  receiver: ["object"],
  signature: "<T>(record: { [key: string]: T }, names: string[]) -> { [key: string]: T }",
  description: "The fields of a free record without those of these names. Of an object whose fields are known, write them: `{ a: x.a }`.",
  examples: [{ source: '{ a: 1, b: 2 }.omit(["a", "c"])', result: { b: 2 } }],
};

/** The own fields without those of these names. */
export function omit<R extends object>(record: R, names: readonly string[]): Record<string, ValueOf<R>> {
  const listed = new Set(names);
  return Object.fromEntries(fieldsOf(record).filter(([name]) => !listed.has(name)));
}
