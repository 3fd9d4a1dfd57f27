import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "clamp",
  receiver: ["number"],
  signature: "(value: integer, least: integer, most: integer) -> integer",
  overloads: ["(value: number, least: number, most: number) -> number"],
  description:
    "The number, or the nearest one that is neither less than `least` nor more than `most`. Where `least` is more than `most`, `least`.",
  examples: [
    { source: "7.clamp(1, 5)", result: 5 },
    { source: "0.5.clamp(1, 5)", result: 1 },
    { source: "3.clamp(1, 5)", result: 3 },
  ],
};

/** The nearest number within bounds. */
export function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
