import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "endsWith",
  receiver: ["string"],
  signature: "(text: string, end: string) -> boolean",
  description: "Whether the text ends with the other one.",
  examples: [
    { source: '"report.pdf".endsWith(".pdf")', result: true },
    { source: '"report.pdf".endsWith(".doc")', result: false },
  ],
};

/** Whether the text ends with the other one. */
export function endsWith(text: string, end: string): boolean {
  return text.endsWith(end);
}
