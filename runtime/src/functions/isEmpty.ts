import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "isEmpty",
  receiver: ["string", "array"],
  signature: "(value: string | unknown[]) -> boolean",
  description: "Whether a text has no characters, or an array no items. White space counts as characters: use `trim()` first.",
  examples: [
    { source: '"".isEmpty()', result: true },
    { source: '" ".isEmpty()', result: false },
    { source: "[].isEmpty()", result: true },
  ],
};

/** Whether a text or an array has nothing in it. */
export function isEmpty(value: string | readonly unknown[]): boolean {
  return value.length === 0;
}
