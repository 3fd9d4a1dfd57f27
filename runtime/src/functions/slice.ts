import type { FunctionSpec } from "./spec.ts";
import { codePointCount, indexOfCodePoint } from "./support/text.ts";

export const spec: FunctionSpec = {
  name: "slice",
  receiver: ["string", "array"],
  signature: "(text: string, start: integer, end?: integer) -> string",
  overloads: ["<T>(items: T[], start: integer, end?: integer) -> T[]"],
  description:
    "The part of a text or an array from `start` up to, but not including, `end` (to the end of it where none is given). The first one is number 0; negative numbers count from the end; characters are Unicode code points.",
  examples: [
    { source: '"hello".slice(1, 3)', result: "el" },
    { source: '"hello".slice(-2)', result: "lo" },
    { source: '"a😀b".slice(1, 2)', result: "😀" },
    { source: '"hello".slice(3, 1)', result: "" },
    { source: "[1, 2, 3, 4].slice(1, -1)", result: [2, 3] },
  ],
};

/** The part from `start` up to `end`, in code points or items; negative numbers count from the end. */
export function slice(text: string, start: number, end?: number): string;
export function slice<T>(items: readonly T[], start: number, end?: number): T[];
export function slice<T>(value: string | readonly T[], start: number, end?: number): string | T[] {
  if (typeof value !== "string") return value.slice(start, end);
  const length = start < 0 || (end ?? 0) < 0 ? codePointCount(value) : 0;
  const from = indexOfCodePoint(value, start < 0 ? length + start : start);
  if (end === undefined) return value.slice(from);
  return value.slice(from, indexOfCodePoint(value, end < 0 ? length + end : end));
}
