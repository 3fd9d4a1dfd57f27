import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "toInt",
  receiver: ["string", "number"],
  signature: "(value: string | number) -> integer",
  fault: "is not a whole number",
  description:
    "The whole number that a text says: digits with an optional sign and nothing else, neither spaces nor a point. A number must be whole. Beyond 9007199254740991 numbers are no longer exact, and the call fails.",
  examples: [
    { source: '"42".toInt()', result: 42 },
    { source: '"-007".toInt()', result: -7 },
    { source: "3.0.toInt()", result: 3 },
    { source: '"4.2".toInt()', fault: true },
    { source: '" 42".toInt()', fault: true },
    { source: '"".toInt()', fault: true },
    { source: '"9007199254740993".toInt()', fault: true },
  ],
};

/** The whole number that the text says exactly, or undefined. */
export function toInt(value: string | number): number | undefined {
  if (typeof value === "string" && !/^[+-]?[0-9]+$/.test(value)) return undefined;
  const result = Number(value) + 0;
  return Number.isSafeInteger(result) ? result : undefined;
}
