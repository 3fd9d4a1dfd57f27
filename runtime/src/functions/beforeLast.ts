import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "beforeLast",
  receiver: ["string"],
  signature: "(text: string, separator: string) -> string",
  fault: "does not have the separator in it",
  description: "What stands in front of the last place of the separator.",
  examples: [
    { source: '"Ada King Lovelace".beforeLast(" ")', result: "Ada King" },
    { source: '"Ada".beforeLast(" ")', fault: true },
  ],
};

/** The text in front of the last separator, or undefined without one. */
export function beforeLast(text: string, separator: string): string | undefined {
  const at = text.lastIndexOf(separator);
  return at === -1 ? undefined : text.slice(0, at);
}
