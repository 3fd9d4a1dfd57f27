import type { FunctionSpec } from "./spec.ts";
import { roundDecimal } from "./support/decimal.ts";
import type { RoundingMode } from "./support/rounding.ts";

export const spec: FunctionSpec = {
  name: "round",
  receiver: ["number"],
  signature: "(value: number) -> integer",
  overloads: ["(value: number, digits: integer, mode?: RoundingMode) -> number"],
  description:
    "The nearest whole number, or the nearest number with `digits` digits after the point. A half goes away from zero unless `mode` says otherwise (`halfEven`, `ceil`, `floor`, `trunc` …, as in `Intl.NumberFormat`), and what counts is the number as it is written: 1.005 to two digits is 1.01. `toFixed` keeps the digits, as text.",
  examples: [
    { source: "2.5.round()", result: 3 },
    { source: "(-2.5).round()", result: -3 },
    { source: "1.005.round(2)", result: 1.01 },
    { source: '1.25.round(1, "halfEven")', result: 1.2 },
    { source: "1234.round(-2)", result: 1200 },
  ],
};

/** The nearest number with `digits` decimals (0 unless given), by the shortest decimal text. */
export function round(value: number, digits = 0, mode: RoundingMode = "halfExpand"): number {
  return roundDecimal(value, digits, mode);
}
