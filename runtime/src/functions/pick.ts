import type { FunctionSpec } from "./spec.ts";
import { fieldsOf, type ValueOf } from "./support/fields.ts";

export const spec: FunctionSpec = {
  name: "pick",
  receiver: ["object"],
  signature: "<T>(record: { [key: string]: T }, names: string[]) -> { [key: string]: T }",
  description: "The fields of a free record with these names. Of an object whose fields are known, write them: `{ a: x.a }`.",
  examples: [{ source: '{ a: 1, b: 2 }.pick(["a", "c"])', result: { a: 1 } }],
};

/** The own fields with these names. */
export function pick<R extends object>(record: R, names: readonly string[]): Record<string, ValueOf<R>> {
  const listed = new Set(names);
  return Object.fromEntries(fieldsOf(record).filter(([name]) => listed.has(name)));
}
