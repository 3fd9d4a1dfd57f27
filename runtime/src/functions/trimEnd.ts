import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "trimEnd",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The text without white space and line ends behind.",
  examples: [{ source: '"  a b ".trimEnd()', result: "  a b" }],
};

/** The text without white space behind. */
export function trimEnd(text: string): string {
  return text.trimEnd();
}
