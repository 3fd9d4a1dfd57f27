import type { FunctionSpec } from "./spec.ts";
import { fieldsOf } from "./support/fields.ts";

export const spec: FunctionSpec = {
  name: "keys",
  receiver: ["object"],
  signature: "(record: { [key: string]: unknown }) -> string[]",
  description: "The names of the fields that are there.",
  examples: [{ source: "{ a: 1, b: null }.keys()", result: ["a", "b"] }],
};

/** The names of the fields that are there. */
export function keys(record: object): string[] {
  return fieldsOf(record).map(([name]) => name);
}
