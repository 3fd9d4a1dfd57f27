import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import AjvDraft04Formats from "ajv-formats";
import { loadContract } from "../../src/contract/load.ts";
import type { Json, Type } from "../../src/types/type.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";

let files = 0;

/** The type of a schema, read as the compiler reads a JSON Schema file; draft-07 unless it says otherwise. */
export function typeOfSchema(schema: unknown): Type {
  files++;
  const file = `/schema-${files}.json`;
  const $schema = "http://json-schema.org/draft-07/schema#";
  const document = typeof schema === "object" ? { $schema, ...schema } : { $schema, allOf: [schema] };
  const result = loadContract(createMemoryHost({ [file]: JSON.stringify(document) }), file);
  if ("failure" in result) throw new Error(JSON.stringify(result.failure));
  const type = result.contract.typeAt("");
  if (type === undefined) throw new Error("the schema has no root");
  return type;
}

const addFormats = AjvDraft04Formats as unknown as typeof AjvDraft04Formats.default;

const options = { strict: false, allErrors: false, logger: false, validateFormats: true, addUsedSchema: false } as const;
const validators = { "2020-12": new Ajv2020(options), "draft-07": new Ajv(options) };
for (const ajv of Object.values(validators)) addFormats(ajv as never);

/** ajv's own verdict, as the reference; formats are asserted. */
export function validatorOf(schema: unknown, draft: keyof typeof validators = "2020-12"): (value: Json) => boolean {
  const validate = validators[draft].compile(schema as never);
  return (value) => validate(value) === true;
}

/** A schema of draft-04 in the words of draft-07: bounds that exclude are numbers, and nothing counts beside `$ref`. */
export function asDraft07(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(asDraft07);
  if (typeof schema !== "object" || schema === null) return schema;
  const { $schema: _, id, $ref, ...rest } = schema as Record<string, unknown>;
  if (typeof $ref === "string")
    return { $ref, ...(rest["definitions"] === undefined ? {} : { definitions: asDraft07(rest["definitions"]) }) };
  const result: Record<string, unknown> = typeof id === "string" || id === undefined ? {} : { id: asDraft07(id) };
  if ($ref !== undefined) result["$ref"] = asDraft07($ref);
  for (const [keyword, value] of Object.entries(rest))
    result[keyword] = ["enum", "const", "default"].includes(keyword) ? value : asDraft07(value);
  for (const [exclusive, bound] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof result[exclusive] !== "boolean") continue;
    if (result[exclusive] === true) {
      result[exclusive] = result[bound];
      delete result[bound];
    } else delete result[exclusive];
  }
  return result;
}
