import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "has",
  receiver: ["object"],
  signature: "(record: { [key: string]: unknown }, name: string) -> boolean",
  description: "Whether a free record has a field of that name, be it null.",
  examples: [
    { source: '{ a: null }.has("a")', result: true },
    { source: '{ a: 1 }.has("toString")', result: false },
  ],
};

/** Whether the record has a field of its own of that name. */
export function has(record: object, name: string): boolean {
  return Object.hasOwn(record, name) && Reflect.get(record, name) !== undefined;
}
