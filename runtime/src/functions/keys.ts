import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "keys",
  receiver: ["object"],
  signature: "(record: { [key: string]: unknown }) -> string[]",
  description: "The names of the fields that are there.",
  examples: [{ source: "{ a: 1, b: null }.keys()", result: ["a", "b"] }],
};

/** The names of the fields that are there. */
export function keys(record: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(record).filter((key) => record[key] !== undefined);
}
