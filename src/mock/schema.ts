import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormatsModule from "ajv-formats";
import { type JsonSchema as FakerSchema, generateSync } from "json-schema-faker";
import { type Json, resolve, type Type } from "../types/type.ts";
import { completeSchema, leastSchema } from "./schema-of-type.ts";

/** Validation against types of a description, and values that fit them. */
export interface SchemaValidation {
  /** What is wrong with a value, each with its JSON pointer. Empty: it fits. */
  errors(type: Type, value: Json): readonly { readonly path: string; readonly message: string }[];
  /** A value that fits, with no more than what is required; the same for the same name. */
  sample(type: Type, name: string): Json;
}

// ajv-formats is CommonJS: what Node gives as its default is the module, not the function.
const addFormats = addFormatsModule.default;

/** Makes validation with ajv; schemas are compiled when they are first needed. */
export function createSchemaValidation(seed: number): SchemaValidation {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true, logger: false });
  addFormats(ajv);
  const validators = new WeakMap<Type, ValidateFunction>();

  const validatorOf = (type: Type): ValidateFunction => {
    const known = validators.get(type);
    if (known !== undefined) return known;
    const validator = ajv.compile(completeSchema(type));
    validators.set(type, validator);
    return validator;
  };

  const errors: SchemaValidation["errors"] = (type, value) => {
    const validator = validatorOf(type);
    if (validator(value)) return [];
    return (validator.errors ?? []).map((error) => ({
      path: error.instancePath,
      message: `${error.message ?? "does not fit"}${detailOf(error.params)}`,
    }));
  };

  return {
    errors,
    sample: (type, name) => {
      // A copy: the faker wants a mutable schema.
      const schema: FakerSchema = JSON.parse(JSON.stringify(leastSchema(type)));
      // What fits the least schema fits the type: all that it leaves out may be left out. The whole type is asked only where that one refuses.
      const fits = ajv.compile(leastSchema(type));
      for (let attempt = 0; attempt < 4; attempt++) {
        const value = made(schema, hash(`${seed} ${attempt} ${name}`));
        if (value !== undefined && (fits(value) || errors(type, value).length === 0)) return value;
      }
      // Real descriptions close objects in parts that need each other (`allOf`): nothing fits them, and systems answer all the same.
      return made(opened(schema), hash(`${seed} ${name}`)) ?? (resolve(type).kind === "object" ? {} : null);
    },
  };
}

/** A value for a schema; undefined where the faker finds none. */
function made(schema: FakerSchema, seed: number): Json | undefined {
  try {
    const value: Json = JSON.parse(JSON.stringify(generateSync(schema, { seed, optionalsProbability: 1 })));
    return value;
  } catch {
    return undefined;
  }
}

/** A schema without what it says of properties that it does not list. */
function opened(schema: FakerSchema): FakerSchema {
  const open: FakerSchema = JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === "additionalProperties" && value === false ? undefined : value)),
  );
  return open;
}

function detailOf(parameters: Readonly<Record<string, unknown>>): string {
  const property = parameters["additionalProperty"] ?? parameters["missingProperty"];
  return typeof property === "string" ? ` (${property})` : "";
}

/** FNV-1a: a number from a text, the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}
