import type { FunctionSpec } from "./spec.ts";
import { digitCount, readExact, rounded, writeExact } from "./support/exact.ts";
import type { RoundingMode } from "./support/rounding.ts";

export const spec: FunctionSpec = {
  name: "toFixed",
  receiver: ["number", "string"],
  certain: [
    "(value: number, digits: integer, mode?: RoundingMode) -> decimal",
    "(value: decimal | number, digits: integer, mode?: RoundingMode) -> decimal",
  ],
  signature: "(value: string | number, digits: integer, mode?: RoundingMode) -> decimal",
  fault: "is not a decimal number",
  description:
    "A number, or decimal text, as decimal text with exactly so many digits behind the point (0 to 100). Halves are rounded away from zero unless `mode` says otherwise (`halfEven`, `ceil`, `floor`, `trunc` …, as in `Intl.NumberFormat`), and what counts is the number as it is written: 1.005 is `1.01`.",
  examples: [
    { source: "1.005.toFixed(2)", result: "1.01" },
    { source: '"2.5".toFixed(0, "halfEven")', result: "2" },
    { source: '(-1.5).toFixed(0, "floor")', result: "-2" },
    { source: "3.toFixed(2)", result: "3.00" },
    { source: '"three".toFixed(2)', fault: true },
  ],
};

/** Decimal text with so many digits, or undefined. */
export function toFixed(value: number, digits: number, mode?: RoundingMode): string;
export function toFixed(value: string | number, digits: number, mode?: RoundingMode): string | undefined;
export function toFixed(value: string | number, digits: number, mode: RoundingMode = "halfExpand"): string | undefined {
  const exact = readExact(value);
  return exact && writeExact(rounded(exact, digitCount(digits), mode));
}
