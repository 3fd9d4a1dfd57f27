import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "fromBase64",
  receiver: ["string"],
  signature: "(text: string) -> string",
  fault: "is not a text in Base64",
  description: "The text whose UTF-8 bytes are written in Base64 (RFC 4648 section 4), with padding and without spaces.",
  examples: [
    { source: '"QWRh".fromBase64()', result: "Ada" },
    { source: '"QWR".fromBase64()', fault: true },
    { source: '"/w==".fromBase64()', fault: true },
  ],
};

/** The text that the Base64 says, or undefined where it is no canonical Base64 or its bytes are no UTF-8. */
export function fromBase64(text: string): string | undefined {
  const bytes = Buffer.from(text, "base64");
  if (bytes.toString("base64") !== text) return undefined;
  const decoded = bytes.toString("utf8");
  return Buffer.from(decoded, "utf8").equals(bytes) ? decoded : undefined;
}
