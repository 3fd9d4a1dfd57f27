import type { FunctionSpec } from "./spec.ts";
import { codePointCount } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "length",
  receiver: ["string", "array"],
  signature: "(value: string | unknown[]) -> integer",
  description: "How many characters (Unicode code points, as JSON Schema counts) a text has, or how many items an array has.",
  examples: [
    { source: '"héllo".length()', result: 5 },
    { source: '"😀".length()', result: 1 },
    { source: "[1, 2].length()", result: 2 },
  ],
};

/** The number of code points of a text, or of items of an array. */
export function length(value: string | readonly unknown[]): number {
  return typeof value === "string" ? codePointCount(value) : value.length;
}
