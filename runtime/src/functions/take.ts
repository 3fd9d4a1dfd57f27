import type { FunctionSpec } from "./spec.ts";
import { indexOfCodePoint } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "take",
  receiver: ["string", "array"],
  signature: "(text: string, count: integer) -> string",
  overloads: ["<T>(items: T[], count: integer) -> T[]"],
  description:
    "The first characters of a text, or the first items of an array; all of it where there are not more. Characters are Unicode code points, as JSON Schema counts lengths. A negative count is 0.",
  examples: [
    { source: '"hello".take(3)', result: "hel" },
    { source: '"hi".take(3)', result: "hi" },
    { source: '"😀😀".take(1)', result: "😀" },
    { source: "[1, 2, 3].take(2)", result: [1, 2] },
    { source: '"hello".take(-1)', result: "" },
  ],
};

/** The first `count` code points of a text, or the first `count` items. */
export function take(text: string, count: number): string;
export function take<T>(items: readonly T[], count: number): T[];
export function take<T>(value: string | readonly T[], count: number): string | T[] {
  if (typeof value === "string") return value.slice(0, indexOfCodePoint(value, count));
  return value.slice(0, Math.max(0, count));
}
