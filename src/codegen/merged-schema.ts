import { type JsonSchema, mapSchema } from "../types/json-schema.ts";

type MutableSchema = { -readonly [Key in keyof JsonSchema]: JsonSchema[Key] };

/** Keywords that speak of what the others beside them leave over: taken out of their company, they would mean something else. */
const dependent = ["additionalProperties", "patternProperties", "items", "prefixItems", "if", "then", "else", "contains"] as const;

/** A schema that takes what all of some schemas take, written as one where that means the same. */
export function mergedSchema(schemas: readonly JsonSchema[]): JsonSchema {
  const definitions: Record<string, JsonSchema> = {};
  const merged = schemas.map((schema, index) => withoutDefinitions(schema, `${index}_`, definitions)).reduce<JsonSchema>(merge, {});
  return Object.keys(definitions).length === 0 ? merged : { ...merged, $defs: definitions };
}

/** A schema whose definitions have gone where references look for them: to the root of the whole, under names of their own. */
function withoutDefinitions(schema: JsonSchema, prefix: string, definitions: Record<string, JsonSchema>): JsonSchema {
  return mapSchema(schema, ({ $defs, ...part }) => {
    for (const [name, definition] of Object.entries($defs ?? {})) definitions[`${prefix}${name}`] = definition;
    return part.$ref?.startsWith("#/$defs/") ? { ...part, $ref: part.$ref.replace("#/$defs/", `#/$defs/${prefix}`) } : part;
  });
}

function merge(left: JsonSchema, right: JsonSchema): JsonSchema {
  if (Object.keys(left).length === 0) return right;
  if (dependent.some((keyword) => left[keyword] !== undefined || right[keyword] !== undefined)) return mergeDependent(left, right);
  const merged: MutableSchema = { ...left };
  for (const [key, value] of Object.entries(right) as [keyof JsonSchema, never][]) {
    if (merged[key] === undefined) merged[key] = value;
    else if (key === "properties") {
      const properties: Record<string, JsonSchema> = Object.assign(Object.create(null), left.properties);
      for (const [name, schema] of Object.entries(right.properties ?? {}))
        properties[name] = properties[name] === undefined ? schema : merge(properties[name], schema);
      merged.properties = properties;
    } else if (JSON.stringify(left[key]) !== JSON.stringify(value)) return both(left, right);
  }
  return merged;
}

/** The items of lists, and the other properties of records, are merged where nothing else stands beside them. */
function mergeDependent(left: JsonSchema, right: JsonSchema): JsonSchema {
  for (const key of ["items", "additionalProperties"] as const) {
    const [one, other] = [left[key], right[key]];
    if (typeof one !== "object" || typeof other !== "object") continue;
    const { [key]: _, ...beside } = left;
    const { [key]: __, ...besideToo } = right;
    if (JSON.stringify(beside) === JSON.stringify(besideToo)) return { ...beside, [key]: merge(one, other) };
  }
  return both(left, right);
}

/** Both, one beside the other. */
function both(left: JsonSchema, right: JsonSchema): JsonSchema {
  const parts = left.allOf !== undefined && Object.keys(left).length === 1 ? left.allOf : [left];
  // A part that another one may be merged into, as it was when it stood alone.
  for (const [index, part] of parts.entries()) {
    const merged = parts.length > 1 ? merge(part, right) : undefined;
    if (merged !== undefined && merged.allOf === undefined) return { allOf: parts.with(index, merged) };
  }
  return { allOf: [...parts, right] };
}
