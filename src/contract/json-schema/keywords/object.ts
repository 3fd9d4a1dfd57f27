import { type Json, neverType, type ObjectType, type Property, type Type, unknownType } from "../../../types/type.ts";
import { appendPointer } from "../../document/pointer.ts";
import { isObject } from "../../references.ts";
import { hasApplicators, type KeywordContext, type RawSchema } from "../keyword-context.ts";
import { countOf } from "./number.ts";
import { isRegularExpression } from "./string.ts";

/** `properties`, `required`, `additionalProperties`, `patternProperties`, names, counts and dependents. Properties are built when they are first looked at. */
export function readObject(raw: RawSchema, context: KeywordContext): ObjectType {
  let properties: ReadonlyMap<string, Property> | undefined;
  let additional: Type | undefined;
  return {
    kind: "object",
    get properties() {
      properties ??= readProperties(raw, context);
      return properties;
    },
    patternProperties: readPatternProperties(raw, context),
    get additional() {
      additional ??= readAdditional(raw, context);
      return additional;
    },
    propertyNames: raw["propertyNames"] === undefined ? undefined : context.sub("propertyNames"),
    minProperties: countOf(raw, "minProperties", context),
    maxProperties: countOf(raw, "maxProperties", context),
    dependentRequired: readDependentRequired(raw),
    dependentSchemas: readDependentSchemas(raw, context),
  };
}

function readAdditional(raw: RawSchema, context: KeywordContext): Type {
  const additional = raw["additionalProperties"] ?? (hasApplicators(raw) ? undefined : raw["unevaluatedProperties"]);
  if (additional === undefined || additional === true) return unknownType;
  if (additional === false) return neverType;
  return context.sub(raw["additionalProperties"] === undefined ? "unevaluatedProperties" : "additionalProperties");
}

function readProperties(raw: RawSchema, context: KeywordContext): Map<string, Property> {
  const properties = new Map<string, Property>();
  const required = requiredNames(raw, context);
  const written = raw["properties"];
  if (written !== undefined && !isObject(written)) context.invalid("`properties` must be an object", "properties");
  for (const [name, schema] of Object.entries(isObject(written) ? written : {}))
    properties.set(name, readProperty(name, schema, required.has(name), context));
  for (const name of required) {
    if (properties.has(name)) continue;
    // Required, but described nowhere: anything will do, or what the rest of the object allows.
    const type: Type =
      raw["additionalProperties"] === undefined || typeof raw["additionalProperties"] === "boolean"
        ? unknownType
        : context.sub("additionalProperties");
    properties.set(name, { name, type, required: true, listed: false, readOnly: false, writeOnly: false, deprecated: false });
  }
  return properties;
}

function requiredNames(raw: RawSchema, context: KeywordContext): ReadonlySet<string> {
  const { required } = raw;
  if (Array.isArray(required)) return new Set(required.filter((name: Json): name is string => typeof name === "string"));
  // `required: true` on a property is draft-03, and common: it says nothing about this object.
  if (required !== undefined && typeof required !== "boolean") context.invalid("`required` must be a list of names", "required");
  return new Set();
}

function readProperty(name: string, schema: Json, required: boolean, context: KeywordContext): Property {
  let type: Type | undefined;
  const notes = isObject(schema) ? schema : {};
  return {
    name,
    get type() {
      type ??= context.sub("properties", name);
      return type;
    },
    required,
    readOnly: notes["readOnly"] === true,
    writeOnly: notes["writeOnly"] === true,
    deprecated: notes["deprecated"] === true || notes["x-deprecated"] === true,
    ...(isPersonal(notes) && { personal: true }),
    description: typeof notes["description"] === "string" ? notes["description"] : undefined,
    default: notes["default"],
    origin: { file: context.place.document.file, pointer: appendPointer(context.place.pointer, "properties", name) },
  };
}

/** The ways in which descriptions mark personal data; none of them is a standard. */
const personalNotes = ["x-personal", "x-personal-data", "x-pii", "x-sensitive", "x-gdpr"];
const classificationNotes = ["x-data-classification", "x-classification", "x-data-category"];

function isPersonal(notes: Readonly<Record<string, Json>>): boolean {
  if (personalNotes.some((name) => notes[name] === true || notes[name] === "true")) return true;
  return classificationNotes.some((name) => {
    const note = notes[name];
    return typeof note === "string" && /^(?:pii|personal|personal[-_ ]data|sensitive)$/iu.test(note);
  });
}

function readPatternProperties(raw: RawSchema, context: KeywordContext): ObjectType["patternProperties"] {
  const written = raw["patternProperties"];
  if (!isObject(written)) return undefined;
  return Object.keys(written)
    .filter((pattern) => {
      if (isRegularExpression(pattern)) return true;
      context.invalid("a name of `patternProperties` is not a regular expression of ECMA-262", "patternProperties");
      return false;
    })
    .map((pattern) => ({ pattern, type: context.sub("patternProperties", pattern) }));
}

function readDependentRequired(raw: RawSchema): ReadonlyMap<string, readonly string[]> | undefined {
  const result = new Map<string, readonly string[]>();
  for (const keyword of ["dependentRequired", "dependencies"]) {
    const written = raw[keyword];
    if (!isObject(written)) continue;
    for (const [name, names] of Object.entries(written)) {
      if (Array.isArray(names))
        result.set(
          name,
          names.filter((each: Json): each is string => typeof each === "string"),
        );
    }
  }
  return result.size === 0 ? undefined : result;
}

function readDependentSchemas(raw: RawSchema, context: KeywordContext): ReadonlyMap<string, Type> | undefined {
  const result = new Map<string, Type>();
  for (const keyword of ["dependentSchemas", "dependencies"]) {
    const written = raw[keyword];
    if (!isObject(written)) continue;
    for (const [name, schema] of Object.entries(written)) if (!Array.isArray(schema)) result.set(name, context.sub(keyword, name));
  }
  return result.size === 0 ? undefined : result;
}
