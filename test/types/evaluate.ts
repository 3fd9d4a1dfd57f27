import { jsonEquals, jsonKindOf } from "../../src/types/json.ts";
import type { Json } from "../../src/types/type.ts";

type Schema = boolean | { readonly [keyword: string]: unknown };

/** Names and indexes that a schema has evaluated; undefined where the value is not valid. */
type Evaluated = ReadonlySet<string> | undefined;

/**
 * Whether a value is valid, with what has been evaluated on the way, word for word as JSON Schema 2020-12 says it (Core, sections
 * 10 and 11): the reference for `unevaluated…`, where ajv also counts what failed alternatives evaluated. It knows the keywords
 * that the test uses.
 */
export function evaluate(root: Schema, schema: Schema, value: Json): Evaluated {
  if (typeof schema === "boolean") return schema ? new Set() : undefined;
  const done = new Set<string>();
  const take = (part: unknown): boolean => {
    const found = evaluate(root, part as Schema, value);
    for (const each of found ?? []) done.add(each);
    return found !== undefined;
  };
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const isObject = jsonKindOf(value) === "object";
  const isArray = Array.isArray(value);
  const within = (part: unknown, name: string, item: Json, marks = true): boolean => {
    if (evaluate(root, part as Schema, item) === undefined) return false;
    if (marks) done.add(name);
    return true;
  };
  const list = (keyword: string): readonly unknown[] => (schema[keyword] as readonly unknown[] | undefined) ?? [];
  const named = (keyword: string): Readonly<Record<string, unknown>> => (schema[keyword] as Record<string, unknown> | undefined) ?? {};

  const { type, $ref } = schema;
  if (type === "integer" ? !Number.isInteger(value) : type !== undefined && jsonKindOf(value) !== type) return undefined;
  if (schema["const"] !== undefined && !jsonEquals(schema["const"] as Json, value)) return undefined;
  if (typeof $ref === "string") {
    const definitions = (root as Record<string, Record<string, unknown>>)["$defs"];
    if (!take(definitions?.[$ref.replace("#/$defs/", "")])) return undefined;
  }
  if (isObject) {
    if (!list("required").every((name) => entries.some(([each]) => each === name))) return undefined;
    for (const [name, item] of entries) {
      if (Object.hasOwn(named("properties"), name) && !within(named("properties")[name], name, item)) return undefined;
      for (const [pattern, part] of Object.entries(named("patternProperties")))
        if (new RegExp(pattern, "u").test(name) && !within(part, name, item)) return undefined;
      if (Object.hasOwn(named("dependentSchemas"), name) && !take(named("dependentSchemas")[name])) return undefined;
    }
  }
  if (isArray) {
    for (const [index, part] of list("prefixItems").entries()) {
      const item = entries[index]?.[1];
      if (item !== undefined && !within(part, String(index), item)) return undefined;
    }
    if (schema["contains"] !== undefined && entries.filter(([index, item]) => within(schema["contains"], index, item)).length === 0)
      return undefined;
  }
  if (list("allOf").filter(take).length < list("allOf").length) return undefined;
  if (schema["anyOf"] !== undefined && list("anyOf").filter(take).length === 0) return undefined;
  if (schema["oneOf"] !== undefined && list("oneOf").filter(take).length !== 1) return undefined;
  if (schema["not"] !== undefined && evaluate(root, schema["not"] as Schema, value) !== undefined) return undefined;
  if (schema["if"] !== undefined) {
    const next = take(schema["if"]) ? schema["then"] : schema["else"];
    if (next !== undefined && !take(next)) return undefined;
  }
  for (const [keyword, applies] of [
    ["unevaluatedProperties", isObject],
    ["unevaluatedItems", isArray],
  ] as const) {
    if (schema[keyword] === undefined || !applies) continue;
    for (const [name, item] of entries) if (!done.has(name) && !within(schema[keyword], name, item)) return undefined;
  }
  return done;
}
