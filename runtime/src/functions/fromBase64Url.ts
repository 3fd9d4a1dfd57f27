import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "fromBase64Url",
  receiver: ["string"],
  signature: "(text: string) -> string",
  fault: "is not a text in Base64 for URLs",
  description: "The text whose UTF-8 bytes are written in the Base64 for URLs (RFC 4648 section 5), without padding.",
  examples: [
    { source: '"fn4_".fromBase64Url()', result: "~~?" },
    { source: '"fn4/".fromBase64Url()', fault: true },
  ],
};

/** The text that the Base64url says, or undefined where it is not canonical or its bytes are no UTF-8. */
export function fromBase64Url(text: string): string | undefined {
  const bytes = Buffer.from(text, "base64url");
  if (bytes.toString("base64url") !== text) return undefined;
  const decoded = bytes.toString("utf8");
  return Buffer.from(decoded, "utf8").equals(bytes) ? decoded : undefined;
}
