import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "every",
  receiver: ["array"],
  signature: "<T>(items: T[], condition: (item: T) => boolean) -> boolean",
  description: "Whether the condition holds for all items; it does for an empty array.",
  examples: [
    { source: "[1, 2].every(n => n > 1)", result: false },
    { source: "[].every(n => n > 1)", result: true },
  ],
};

/** Whether the condition holds for all items. */
export function every<T>(items: readonly T[], condition: (item: T) => boolean): boolean {
  return items.every((item) => condition(item));
}
