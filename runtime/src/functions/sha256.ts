import { createHash } from "node:crypto";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "sha256",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description: "The SHA-256 hash of the text's UTF-8 bytes, in 64 lower-case hexadecimal digits.",
  examples: [{ source: '"abc".sha256()', result: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" }],
};

/** The SHA-256 hash (FIPS 180-4) of the UTF-8 bytes, in hexadecimal. */
export function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
