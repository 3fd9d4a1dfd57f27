import { createHash } from "node:crypto";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "sha512",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The SHA-512 hash of the text's UTF-8 bytes, in 128 lower-case hexadecimal digits.",
  examples: [
    {
      source: '"abc".sha512()',
      result:
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    },
  ],
};

/** The SHA-512 hash (FIPS 180-4) of the UTF-8 bytes, in hexadecimal. */
export function sha512(text: string): string {
  return createHash("sha512").update(text, "utf8").digest("hex");
}
