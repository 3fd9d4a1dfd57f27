import type { FunctionSpec } from "./spec.ts";
import { codePointCount, indexOfCodePoint } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "truncate",
  receiver: ["string"],
  signature: "(text: string, length: integer, end?: string) -> string",
  description:
    "The text, or, where it has more than so many characters (Unicode code points), its beginning with `end` behind it, which together have so many. `end` is `…` unless given; where it is longer than all, it is cut too.",
  examples: [
    { source: '"A long title".truncate(6)', result: "A lon…" },
    { source: '"Short".truncate(6)', result: "Short" },
    { source: '"A long title".truncate(8, " (…)")', result: "A lo (…)" },
  ],
};

/** The text, cut to a number of code points with a mark at its end. */
export function truncate(text: string, length: number, end = "…"): string {
  if (codePointCount(text) <= length) return text;
  const kept = length - codePointCount(end);
  if (kept <= 0) return end.slice(0, indexOfCodePoint(end, length));
  return text.slice(0, indexOfCodePoint(text, kept)) + end;
}
