import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "startsWith",
  receiver: ["string"],
  signature: "(text: string, start: string) -> boolean",
  description: "Whether the text begins with the other one.",
  examples: [
    { source: '"cus_123".startsWith("cus_")', result: true },
    { source: '"cus_123".startsWith("CUS_")', result: false },
  ],
};

/** Whether the text begins with the other one. */
export function startsWith(text: string, start: string): boolean {
  return text.startsWith(start);
}
