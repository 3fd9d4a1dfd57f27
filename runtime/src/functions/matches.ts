import type { FunctionSpec } from "./spec.ts";
import { patternOf, patternRule } from "./support/pattern/pattern.ts";

export const spec: FunctionSpec = {
  name: "matches",
  receiver: ["string"],
  signature: "(text: string, pattern: string) -> boolean",
  written: { pattern: patternRule },
  description:
    'Whether a regular expression (ECMAScript, flag `u`) is found anywhere in the text; `^` and `$` hold it to all of it. The pattern is written out, and has no references back and no look ahead or behind: a search takes time linear in the text, whatever the text. A backslash is written twice, as in every text: `"\\\\d"`.',
  examples: [
    { source: '"INV-2026-0042".matches("^INV-[0-9]{4}-[0-9]+$")', result: true },
    { source: '"INV-2026".matches("\\\\d{5}")', result: false },
  ],
};

/** Whether the pattern is found in the text. */
export function matches(text: string, pattern: string): boolean {
  return patternOf(pattern).search(text, 0) !== undefined;
}
