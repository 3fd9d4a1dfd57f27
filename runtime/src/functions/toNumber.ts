import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "toNumber",
  receiver: ["string"],
  signature: "(text: string) -> number",
  fault: "is not a number",
  description:
    "The number that a text says: digits with an optional sign, point and exponent, and nothing else: no spaces, no grouping, no decimal comma.",
  examples: [
    { source: '"19.99".toNumber()', result: 19.99 },
    { source: '"-1e3".toNumber()', result: -1000 },
    { source: '"1,5".toNumber()', fault: true },
    { source: '"0x10".toNumber()', fault: true },
    { source: '"".toNumber()', fault: true },
    { source: '"1e999".toNumber()', fault: true },
  ],
};

/** The number that the text says, or undefined. */
export function toNumber(text: string): number | undefined {
  if (!/^[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?$/.test(text)) return undefined;
  const result = Number(text) + 0;
  return Number.isFinite(result) ? result : undefined;
}
