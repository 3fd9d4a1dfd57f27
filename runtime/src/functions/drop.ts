import type { FunctionSpec } from "./spec.ts";
import { indexOfCodePoint } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "drop",
  receiver: ["string", "array"],
  signature: "(text: string, count: integer) -> string",
  overloads: ["<T>(items: T[], count: integer) -> T[]"],
  description:
    "What is left of a text without its first characters (Unicode code points), or of an array without its first items. A negative count is 0.",
  examples: [
    { source: '"hello".drop(3)', result: "lo" },
    { source: '"hi".drop(3)', result: "" },
    { source: '"😀a".drop(1)', result: "a" },
    { source: "[1, 2, 3].drop(2)", result: [3] },
  ],
};

/** A text without its first `count` code points, or an array without its first `count` items. */
export function drop(text: string, count: number): string;
export function drop<T>(items: readonly T[], count: number): T[];
export function drop<T>(value: string | readonly T[], count: number): string | T[] {
  if (typeof value === "string") return value.slice(indexOfCodePoint(value, count));
  return value.slice(Math.max(0, count));
}
