import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "mod",
  receiver: ["number"],
  signature: "(value: integer, divisor: integer) -> integer",
  overloads: ["(value: number, divisor: number) -> number"],
  fault: "cannot be divided by zero",
  description: "What is left after division; it has the sign of the divisor, so that `(-1).mod(7)` is 6.",
  examples: [
    { source: "17.mod(5)", result: 2 },
    { source: "(-1).mod(7)", result: 6 },
    { source: "5.5.mod(2)", result: 1.5 },
    { source: "1.mod(0)", fault: true },
  ],
};

/** The remainder with the sign of the divisor, or undefined for a divisor of 0. */
export function mod(value: number, divisor: number): number | undefined {
  if (divisor === 0) return undefined;
  const remainder = value % divisor;
  if (remainder === 0) return 0;
  return remainder < 0 === divisor < 0 ? remainder : remainder + divisor;
}
