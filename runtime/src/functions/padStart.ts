import type { FunctionSpec } from "./spec.ts";
import { padding } from "./support/padding.ts";

export const spec: FunctionSpec = {
  name: "padStart",
  receiver: ["string"],
  signature: "(text: string, length: integer, fill?: string) -> string",
  description:
    "The text, with `fill` (a space, unless given) repeated in front of it until it has `length` characters (Unicode code points). A longer text, and an empty `fill`, change nothing.",
  examples: [
    { source: '"42".padStart(5, "0")', result: "00042" },
    { source: '"7".padStart(3)', result: "  7" },
    { source: '"12345".padStart(3, "0")', result: "12345" },
    { source: '"x".padStart(4, "ab")', result: "abax" },
  ],
};

/** The text, filled in front up to `length` code points. */
export function padStart(text: string, length: number, fill = " "): string {
  return padding(text, length, fill) + text;
}
