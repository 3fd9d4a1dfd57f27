import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "before",
  receiver: ["string"],
  signature: "(text: string, separator: string) -> string",
  fault: "does not have the separator in it",
  description: "What stands in front of the first place of the separator.",
  examples: [
    { source: '"ada@example.com".before("@")', result: "ada" },
    { source: '"ada".before("@")', fault: true },
  ],
};

/** The text in front of the separator, or undefined without it. */
export function before(text: string, separator: string): string | undefined {
  const at = text.indexOf(separator);
  return at === -1 ? undefined : text.slice(0, at);
}
