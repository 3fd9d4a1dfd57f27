import type { FunctionSpec } from "./spec.ts";
import { refuseHugeText } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "normalize",
  receiver: ["string"],
  signature: '(text: string, form?: "NFC" | "NFD" | "NFKC" | "NFKD") -> string',
  description:
    "The text in a normal form of Unicode (annex 15), `NFC` unless given: two texts that look the same then are the same. `NFKC` also puts what is only drawn otherwise, such as `ﬁ` or `①`, as its plain letters and digits.",
  examples: [
    { source: '"e\\u0301".normalize()', result: "é" },
    { source: '"ﬁ①".normalize("NFKC")', result: "fi1" },
  ],
};

/** The text in a normal form of Unicode. */
export function normalize(text: string, form: "NFC" | "NFD" | "NFKC" | "NFKD" = "NFC"): string {
  refuseHugeText(text.length * 18);
  return text.normalize(form);
}
