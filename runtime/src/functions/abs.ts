import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "abs",
  receiver: ["number"],
  signature: "(value: integer) -> integer",
  overloads: ["(value: number) -> number"],
  description: "The number without its sign.",
  examples: [
    { source: "(-3.5).abs()", result: 3.5 },
    { source: "3.abs()", result: 3 },
  ],
};

/** The number without its sign. */
export function abs(value: number): number {
  return Math.abs(value);
}
