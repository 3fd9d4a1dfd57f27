import { jsonText } from "../values/json-text.ts";
import type { FunctionSpec } from "./spec.ts";

export const spec: FunctionSpec = {
  name: "contains",
  receiver: ["string", "array"],
  signature: "(text: string, part: string) -> boolean",
  overloads: ["<T>(items: T[], item: T) -> boolean"],
  description: "Whether a text has the other one in it, or an array has an item that equals the value (objects by their fields).",
  examples: [
    { source: '"integration".contains("grat")', result: true },
    { source: '["a", "b"].contains("c")', result: false },
    { source: "[{ a: 1, b: 2 }].contains({ b: 2, a: 1 })", result: true },
  ],
};

/** Whether a text has the part in it, or an array has an item equal to the value. */
export function contains(text: string, part: string): boolean;
export function contains<T>(items: readonly T[], item: T): boolean;
export function contains(value: string | readonly unknown[], part: unknown): boolean {
  if (typeof value === "string") return typeof part === "string" && value.includes(part);
  if (typeof part !== "object" || part === null) return value.includes(part);
  const wanted = jsonText(part, { sortKeys: true });
  return value.some((item) => typeof item === "object" && item !== null && jsonText(item, { sortKeys: true }) === wanted);
}
