import type { FunctionSpec } from "./spec.ts";
import { plainDecimal } from "./support/decimal.ts";

export const spec: FunctionSpec = {
  name: "toString",
  receiver: ["number", "boolean", "string"],
  signature: "(value: number | boolean | string) -> string",
  description: "The value as text. Numbers are written with a point, without grouping and without an exponent.",
  examples: [
    { source: "42.toString()", result: "42" },
    { source: "1.50.toString()", result: "1.5" },
    { source: "0.0000001.toString()", result: "0.0000001" },
    { source: "true.toString()", result: "true" },
  ],
};

/** The value as text; numbers in plain decimals, without an exponent. */
// biome-ignore lint/suspicious/noShadowRestrictedNames: it is what TypeScript developers look for.
export function toString(value: number | boolean | string): string {
  return typeof value === "number" ? plainDecimal(value) : String(value);
}
