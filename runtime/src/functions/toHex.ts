import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "toHex",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The text's UTF-8 bytes, two lower-case hexadecimal digits each.",
  examples: [{ source: '"Zoë".toHex()', result: "5a6fc3ab" }],
};

/** The UTF-8 bytes in hexadecimal. */
export function toHex(text: string): string {
  return Buffer.from(text, "utf8").toString("hex");
}
