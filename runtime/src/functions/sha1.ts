import { createHash } from "node:crypto";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "sha1",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description:
    "The SHA-1 hash of the text's UTF-8 bytes, in 40 lower-case hexadecimal digits, for systems that ask for it. It protects nothing: two texts with one hash can be made.",
  examples: [{ source: '"abc".sha1()', result: "a9993e364706816aba3e25717850c26c9cd0d89d" }],
};

/** The SHA-1 hash (FIPS 180-4) of the UTF-8 bytes, in hexadecimal. */
export function sha1(text: string): string {
  return createHash("sha1").update(text, "utf8").digest("hex");
}
