import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "decodeUriComponent",
  receiver: ["string"],
  signature: "(text: string) -> string",
  fault: "is not percent-encoded text",
  description: "The text that is percent-encoded in a part of a URL. A plus stays a plus.",
  examples: [
    { source: '"a%26b%20%C3%A9".decodeUriComponent()', result: "a&b é" },
    { source: '"100%".decodeUriComponent()', fault: true },
  ],
};

/** The decoded text, or undefined where it is not encoded well. */
export function decodeUriComponent(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
