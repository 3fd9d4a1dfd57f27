import type { FunctionSpec } from "./spec.ts";
import { refuseHugeText } from "./support/text.ts";

const references: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const spec: FunctionSpec = {
  name: "escapeHtml",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description:
    "The text as it must stand in HTML or XML, in an element or in a quoted attribute: `&`, `<`, `>` and both quotes as references.",
  examples: [{ source: '"Tom & <b>Jerry</b>".escapeHtml()', result: "Tom &amp; &lt;b&gt;Jerry&lt;/b&gt;" }],
};

/** The text with references for what HTML and XML would read. */
export function escapeHtml(text: string): string {
  refuseHugeText(text.length * 6);
  return text.replace(/[&<>"']/g, (character) => references[character] ?? character);
}
