import type { FunctionSpec } from "./spec.ts";
import { refuseHugeText } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "encodeUriComponent",
  receiver: ["string"],
  signature: "(text: string) -> string",
  description:
    "The text as a part of a URL, percent-encoded as `encodeURIComponent` does in JavaScript. Parameters of operations are encoded already; this is for links within texts.",
  examples: [{ source: '"a&b=c d/é".encodeUriComponent()', result: "a%26b%3Dc%20d%2F%C3%A9" }],
};

/** The text percent-encoded; half of a surrogate pair becomes U+FFFD. */
export function encodeUriComponent(text: string): string {
  refuseHugeText(text.length * 9);
  return encodeURIComponent(text.toWellFormed());
}
