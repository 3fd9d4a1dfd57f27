import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "toBase64Url",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The text's UTF-8 bytes in the Base64 for URLs and file names (RFC 4648 section 5), without padding.",
  examples: [{ source: '"~~?".toBase64Url()', result: "fn4_" }],
};

/** The UTF-8 bytes in Base64url, without padding. */
export function toBase64Url(text: string): string {
  return Buffer.from(text, "utf8").toString("base64url");
}
