import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "find",
  receiver: ["array"],
  signature: "<T>(items: T[], condition: (item: T) => boolean) -> T | absent",
  description: "The first item for which the condition holds; absent where there is none.",
  examples: [{ source: "[1, 2, 3].find(n => n > 1)", result: 2 }, { source: "[1].find(n => n > 1)" }],
};

/** The first item for which the condition holds. */
export function find<T>(items: readonly T[], condition: (item: T) => boolean): T | undefined {
  return items.find((item) => condition(item));
}
