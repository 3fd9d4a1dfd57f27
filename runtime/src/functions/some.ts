import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "some",
  receiver: ["array"],
  signature: "<T>(items: T[], condition: (item: T) => boolean) -> boolean",
  description: "Whether the condition holds for at least one item.",
  examples: [
    { source: "[1, 2].some(n => n > 1)", result: true },
    { source: "[].some(n => n > 1)", result: false },
  ],
};

/** Whether the condition holds for at least one item. */
export function some<T>(items: readonly T[], condition: (item: T) => boolean): boolean {
  return items.some((item) => condition(item));
}
