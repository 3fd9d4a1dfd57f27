import type { Json } from "./type.ts";

/** The kinds of JSON values. */
export type JsonKind = "null" | "boolean" | "number" | "string" | "array" | "object";

/** The kind of a value. */
export function jsonKindOf(value: Json): JsonKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  const kind = typeof value;
  return kind === "boolean" || kind === "number" || kind === "string" ? kind : "object";
}

/** A text that is the same for values that JSON Schema calls equal: the order of keys does not matter, nor does how a number is written. */
export function jsonText(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value === 0 ? 0 : value);
  if (isList(value)) return `[${value.map(jsonText).join(",")}]`;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
  return `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${jsonText(item)}`).join(",")}}`;
}

/** Whether two values are the same, as JSON Schema compares them (2020-12, Core, section 4.2.2). */
export function jsonEquals(a: Json, b: Json): boolean {
  return a === b || (typeof a === "object" && typeof b === "object" && jsonText(a) === jsonText(b));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
