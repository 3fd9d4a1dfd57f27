import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "toBase64",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The text, encoded as UTF-8, in Base64 (RFC 4648 section 4) with padding.",
  examples: [
    { source: '"Ada".toBase64()', result: "QWRh" },
    { source: '"é".toBase64()', result: "w6k=" },
  ],
};

/** The UTF-8 bytes of the text in Base64. */
export function toBase64(text: string): string {
  return Buffer.from(text, "utf8").toString("base64");
}
