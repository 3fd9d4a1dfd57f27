import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "words",
  receiver: ["string"],
  signature: "(text: string) -> string[]",
  description: "The parts of the text between white space and line ends, none of them empty.",
  examples: [
    { source: '"  Ada  King".words()', result: ["Ada", "King"] },
    { source: '" ".words()', result: [] },
  ],
};

/** The parts between white space. */
export function words(text: string): string[] {
  const trimmed = text.trim();
  return trimmed === "" ? [] : trimmed.split(/\s+/);
}
