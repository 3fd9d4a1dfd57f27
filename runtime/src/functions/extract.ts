import type { FunctionSpec } from "./spec.ts";
import { patternOf, patternRule } from "./support/pattern/pattern.ts";

export const spec: FunctionSpec = {
  name: "extract",
  receiver: ["string"],
  signature: "(text: string, pattern: string) -> string",
  fault: "does not match the pattern",
  written: { pattern: patternRule },
  description:
    "The first part of the text that a regular expression matches, or, where it has a group in parentheses, what the first group took. What a pattern may be, `matches` says.",
  examples: [
    { source: '"Order #4711 (paid)".extract("#([0-9]+)")', result: "4711" },
    { source: '"call +49 30 123".extract("\\\\+[0-9 ]+")', result: "+49 30 123" },
    { source: '"Order".extract("[0-9]+")', fault: true },
  ],
};

/** What the pattern, or its first group, takes of the text; undefined where it is not found. */
export function extract(text: string, pattern: string): string | undefined {
  const compiled = patternOf(pattern);
  const match = compiled.search(text, 0);
  const taken = compiled.hasGroup ? match?.group : match;
  return taken && text.slice(taken.start, taken.end);
}
