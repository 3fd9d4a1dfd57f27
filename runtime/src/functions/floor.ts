import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "floor",
  receiver: ["number"],
  signature: "(value: number) -> integer",
  description: "The largest whole number that is not greater.",
  examples: [
    { source: "2.7.floor()", result: 2 },
    { source: "(-2.1).floor()", result: -3 },
  ],
};

/** The largest whole number that is not greater. */
export function floor(value: number): number {
  return Math.floor(value);
}
