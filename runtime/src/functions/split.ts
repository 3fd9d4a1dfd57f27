import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "split",
  receiver: ["string"],
  signature: "(text: string, separator: string) -> string[]",
  description:
    "The parts of a text between the separators. The separator is a plain text, never a pattern; an empty one splits into single characters (Unicode code points).",
  examples: [
    { source: '"a,b,,c".split(",")', result: ["a", "b", "", "c"] },
    { source: '"abc".split(",")', result: ["abc"] },
    { source: '"a😀".split("")', result: ["a", "😀"] },
    { source: '"".split(",")', result: [""] },
  ],
};

/** The parts of a text between the separators; single code points for an empty separator. */
export function split(text: string, separator: string): string[] {
  return separator === "" ? Array.from(text) : text.split(separator);
}
