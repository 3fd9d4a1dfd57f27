import { createHash } from "node:crypto";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "md5",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description:
    "The MD5 hash of the text's UTF-8 bytes, in 32 lower-case hexadecimal digits, for systems that name records by it. It protects nothing: two texts with one hash are easily made.",
  examples: [{ source: '"abc".md5()', result: "900150983cd24fb0d6963f7d28e17f72" }],
};

/** The MD5 hash (RFC 1321) of the UTF-8 bytes, in hexadecimal. */
export function md5(text: string): string {
  return createHash("md5").update(text, "utf8").digest("hex");
}
