import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "afterLast",
  receiver: ["string"],
  signature: "(text: string, separator: string) -> string",
  fault: "does not have the separator in it",
  description: "What stands behind the last place of the separator.",
  examples: [
    { source: '"report.2026.pdf".afterLast(".")', result: "pdf" },
    { source: '"report".afterLast(".")', fault: true },
  ],
};

/** The text behind the last separator, or undefined without one. */
export function afterLast(text: string, separator: string): string | undefined {
  const at = text.lastIndexOf(separator);
  return at === -1 ? undefined : text.slice(at + separator.length);
}
