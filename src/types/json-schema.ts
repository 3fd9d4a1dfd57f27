import type { Json } from "./type.ts";

/** JSON Schema 2020-12, only the keywords that `write-schema.ts` writes; `$ref` points to `#/types/ID`. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly type?: "null" | "boolean" | "number" | "integer" | "string" | "array" | "object";
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly items?: JsonSchema | boolean;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly contains?: JsonSchema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  readonly dependentSchemas?: Readonly<Record<string, JsonSchema>>;
  readonly allOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly not?: JsonSchema;
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly else?: JsonSchema;
  /** Stands for a keyword of a description that is not understood, behind {@link unreadMark}: nothing checks it. */
  readonly $comment?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  /** Personal data: never part of a log or an alert. */
  readonly "x-personal"?: boolean;
}

/** What the note of a keyword that is not understood begins with. */
export const unreadMark = "not understood: ";

/** The keywords that a schema does not check, as they were not understood where it was read. */
export function unreadIn(schema: JsonSchema): readonly string[] {
  const unread: string[] = [];
  mapSchema(schema, (part) => {
    if (part.$comment?.startsWith(unreadMark) === true) unread.push(part.$comment.slice(unreadMark.length));
    return part;
  });
  return unread;
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
  for (const key of ["properties", "patternProperties", "dependentSchemas", "$defs"] as const)
    if (copy[key] !== undefined) copy[key] = record(copy[key]);
  return change(copy);
}

/** The patterns of a schema, of names too. */
export function patternsOf(schema: JsonSchema): readonly string[] {
  const patterns: string[] = [];
  mapSchema(schema, (part) => {
    if (part.pattern !== undefined) patterns.push(part.pattern);
    patterns.push(...Object.keys(part.patternProperties ?? {}));
    return part;
  });
  return patterns;
}
