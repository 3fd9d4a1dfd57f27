import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "fromHex",
  receiver: ["string"],
  signature: "(text: string) -> string",
  fault: "is not a text in hexadecimal",
  description: "The text whose UTF-8 bytes are written with two hexadecimal digits each, in either case.",
  examples: [
    { source: '"5a6fC3AB".fromHex()', result: "Zoë" },
    { source: '"5a6".fromHex()', fault: true },
    { source: '"ff".fromHex()', fault: true },
  ],
};

/** The text that the digits say, or undefined where they are none or their bytes are no UTF-8. */
export function fromHex(text: string): string | undefined {
  const bytes = Buffer.from(text, "hex");
  if (bytes.toString("hex") !== text.toLowerCase()) return undefined;
  const decoded = bytes.toString("utf8");
  return Buffer.from(decoded, "utf8").equals(bytes) ? decoded : undefined;
}
