import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "ceil",
  receiver: ["number"],
  signature: "(value: number) -> integer",
  description: "The smallest whole number that is not less.",
  examples: [
    { source: "2.1.ceil()", result: 3 },
    { source: "(-2.7).ceil()", result: -2 },
  ],
};

/** The smallest whole number that is not less; never the negative zero that `Math.ceil` gives. */
export function ceil(value: number): number {
  return Math.ceil(value) + 0;
}
