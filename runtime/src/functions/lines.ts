import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "lines",
  receiver: ["string"],
  signature: "(text: string) -> string[]",
  description:
    "The lines of a text, without their ends (`\\n`, `\\r\\n` or `\\r`). A line end at the very end does not begin another line; an empty text has no lines.",
  examples: [
    { source: '"1 Main St\\r\\nFloor 2\\n".lines()', result: ["1 Main St", "Floor 2"] },
    { source: '"a\\n\\nb".lines()', result: ["a", "", "b"] },
    { source: '"".lines()', result: [] },
  ],
};

/** The lines of a text, without their ends. */
export function lines(text: string): string[] {
  const parts = text.split(/\r\n|\n|\r/);
  if (parts.at(-1) === "") parts.pop();
  return parts;
}
