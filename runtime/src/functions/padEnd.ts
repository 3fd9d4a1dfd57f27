import type { FunctionSpec } from "./spec.ts";
import { padding } from "./support/padding.ts";

export const spec: FunctionSpec = {
  name: "padEnd",
  receiver: ["string"],
  signature: "(text: string, length: integer, fill?: string) -> string",
  description:
    "The text, with `fill` (a space, unless given) repeated behind it until it has `length` characters (Unicode code points). A longer text, and an empty `fill`, change nothing.",
  examples: [
    { source: '"ab".padEnd(4, ".")', result: "ab.." },
    { source: '"abc".padEnd(2)', result: "abc" },
  ],
};

/** The text, filled behind up to `length` code points. */
export function padEnd(text: string, length: number, fill = " "): string {
  return text + padding(text, length, fill);
}
