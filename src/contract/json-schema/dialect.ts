/** What differs between the dialects of JSON Schema that descriptions are written in. Everything else is one reader. */
export interface Dialect {
  readonly name: string;
  /** `nullable: true` adds null (OpenAPI 3.0), `x-nullable` does so in Swagger 2.0. */
  readonly nullable?: "nullable" | "x-nullable";
  /** `exclusiveMinimum` and `exclusiveMaximum` are booleans beside `minimum` and `maximum`. */
  readonly exclusiveIsBoolean: boolean;
  /** Keywords beside `$ref` count. */
  readonly refHasSiblings: boolean;
  /** Where schemas are kept that a program can name, as pointers. */
  readonly definitions: readonly string[];
}

export const swagger20: Dialect = {
  name: "Swagger 2.0",
  nullable: "x-nullable",
  exclusiveIsBoolean: true,
  refHasSiblings: false,
  definitions: ["/definitions"],
};

export const openapi30: Dialect = {
  name: "OpenAPI 3.0",
  nullable: "nullable",
  exclusiveIsBoolean: true,
  refHasSiblings: false,
  definitions: ["/components/schemas"],
};

export const openapi31: Dialect = {
  name: "OpenAPI 3.1",
  exclusiveIsBoolean: false,
  refHasSiblings: true,
  definitions: ["/components/schemas"],
};

export const draft04: Dialect = {
  name: "JSON Schema draft-04",
  exclusiveIsBoolean: true,
  refHasSiblings: false,
  definitions: ["/definitions"],
};

export const draft07: Dialect = {
  name: "JSON Schema draft-07",
  exclusiveIsBoolean: false,
  refHasSiblings: false,
  definitions: ["/definitions", "/$defs"],
};

export const draft202012: Dialect = {
  name: "JSON Schema 2020-12",
  exclusiveIsBoolean: false,
  refHasSiblings: true,
  definitions: ["/$defs", "/definitions"],
};

/** The dialect that a JSON Schema document names with `$schema`; the newest where it names none or an unknown one. */
export function dialectOf(schemaUri: unknown, keywords: ReadonlySet<string>): Dialect {
  // `definitions` became `$defs` in draft 2019-09, where `$ref` first had siblings.
  if (typeof schemaUri !== "string") return keywords.has("definitions") && !keywords.has("$defs") ? draft07 : draft202012;
  if (/draft-0[34]\b/.test(schemaUri)) return draft04;
  if (/draft-0[67]\b/.test(schemaUri)) return draft07;
  return draft202012;
}
