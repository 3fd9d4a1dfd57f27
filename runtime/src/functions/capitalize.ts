import type { FunctionSpec } from "./spec.ts";
import { indexOfCodePoint } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "capitalize",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The text with its first letter in upper case; the rest stays as it is, in no language in particular.",
  examples: [
    { source: '"ada LOVELACE".capitalize()', result: "Ada LOVELACE" },
    { source: '"ADA".lower().capitalize()', result: "Ada" },
  ],
};

/** The text with its first code point in upper case. */
export function capitalize(text: string): string {
  const first = indexOfCodePoint(text, 1);
  return text.slice(0, first).toUpperCase() + text.slice(first);
}
