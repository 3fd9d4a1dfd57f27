import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "after",
  receiver: ["string"],
  signature: "(text: string, separator: string) -> string",
  fault: "does not have the separator in it",
  description: "What stands behind the first place of the separator.",
  examples: [
    { source: '"ada@example.com".after("@")', result: "example.com" },
    { source: '"ada".after("@")', fault: true },
  ],
};

/** The text behind the separator, or undefined without it. */
export function after(text: string, separator: string): string | undefined {
  const at = text.indexOf(separator);
  return at === -1 ? undefined : text.slice(at + separator.length);
}
