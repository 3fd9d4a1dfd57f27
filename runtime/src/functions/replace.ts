import type { FunctionSpec } from "./spec.ts";
import { refuseHugeText } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "replace",
  receiver: ["string"],
  signature: "(text: string, search: string, replacement: string) -> string",
  description:
    "The text with every occurrence of `search` replaced. Both are plain texts, never patterns. An empty `search` changes nothing.",
  examples: [
    { source: '"a.b.c".replace(".", "-")', result: "a-b-c" },
    { source: '"price".replace("price", "$&")', result: "$&" },
    { source: '"abc".replace("", "-")', result: "abc" },
  ],
};

/** The text with every occurrence of `search` replaced, both taken literally. */
export function replace(text: string, search: string, replacement: string): string {
  if (search === "") return text;
  const parts = text.split(search);
  refuseHugeText(text.length + (parts.length - 1) * replacement.length);
  return parts.join(replacement);
}
