import type { JsonSchema } from "../types/json-schema.ts";
import { isSafePattern } from "../types/subtype/string.ts";

/**
 * A schema whose patterns cannot hang. One that could take exponential time on some text is never emitted: the constraint
 * is left out where a value is read, and refused where it is written.
 */
export function withSafePatterns(schema: JsonSchema, unsafe: "leave-out" | "refuse"): JsonSchema {
  return mapSchema(schema, (part) => {
    const { pattern, ...rest } = part;
    if (pattern === undefined || isUsable(pattern)) return part;
    return unsafe === "refuse" ? { ...rest, maxLength: Math.min(rest.maxLength ?? 0, 0) } : rest;
  });
}

function isUsable(pattern: string): boolean {
  if (!isSafePattern(pattern)) return false;
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

/** Applies a change to a schema and to every schema within it. */
export function mapSchema(schema: JsonSchema, change: (schema: JsonSchema) => JsonSchema): JsonSchema {
  const one = (each: JsonSchema): JsonSchema => mapSchema(each, change);
  const record = (each: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> => {
    const result: Record<string, JsonSchema> = Object.create(null);
    for (const [name, value] of Object.entries(each)) result[name] = one(value);
    return result;
  };
  const copy: { -readonly [Key in keyof JsonSchema]: JsonSchema[Key] } = { ...schema };
  for (const key of ["allOf", "anyOf", "oneOf", "prefixItems"] as const) if (copy[key] !== undefined) copy[key] = copy[key].map(one);
  for (const key of ["not", "if", "then", "else", "contains", "propertyNames"] as const)
    if (copy[key] !== undefined) copy[key] = one(copy[key]);
  for (const key of ["items", "additionalProperties"] as const) if (typeof copy[key] === "object") copy[key] = one(copy[key]);
  for (const key of ["properties", "patternProperties", "dependentSchemas"] as const)
    if (copy[key] !== undefined) copy[key] = record(copy[key]);
  return change(copy);
}
