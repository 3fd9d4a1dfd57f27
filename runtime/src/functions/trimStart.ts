import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "trimStart",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The text without white space and line ends in front.",
  examples: [{ source: '"  a b ".trimStart()', result: "a b " }],
};

/** The text without white space in front. */
export function trimStart(text: string): string {
  return text.trimStart();
}
