import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "pick",
  receiver: ["object"],
  signature: "<T>(record: { [key: string]: T }, names: string[]) -> { [key: string]: T }",
  description: "The fields of a free record with these names. Of an object whose fields are known, write them: `{ a: x.a }`.",
  examples: [{ source: '{ a: 1, b: 2 }.pick(["a", "c"])', result: { a: 1 } }],
};

/** The own fields with these names. */
export function pick<T>(record: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  const listed = new Set(names);
  return Object.fromEntries(Object.entries(record).filter(([name, value]) => value !== undefined && listed.has(name)));
}
