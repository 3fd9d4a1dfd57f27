import { isVerifiedRecord } from "./as-read.ts";
import { type JsonSchema, unreadMark } from "./json-schema.ts";
import { recordOf } from "./record-of.ts";
import {
  type ArrayType,
  type Discriminator,
  isAnything,
  type ObjectType,
  type Property,
  type RefType,
  type Type,
  type Typeless,
  type UnionType,
  type UnknownType,
} from "./type.ts";

type MutableSchema = { -readonly [Key in keyof JsonSchema]: JsonSchema[Key] };

/** What a writer decides about the parts of a type. */
export interface SchemaWriter {
  /** The schema that stands for a reference: `$ref`, or what it refers to. */
  reference(type: RefType): JsonSchema;
  /** Whether a property belongs into the schema. */
  includes(object: ObjectType, property: Property): boolean;
  /** Whether a property that is there must be; without, the type's own word counts. */
  requires?(object: ObjectType, property: Property): boolean;
  /** Properties that belong into the schema although the object does not list them: it allows their names. */
  more?(object: ObjectType): readonly Property[];
  /** Whether what is said of names, counts and properties that are listed nowhere is written too; without, objects are open, and only free records keep the type of their values. */
  readonly strict: boolean;
  /** Whether the members of a union must be what its discriminator says, which JSON Schema alone does not demand. */
  discriminates?(union: UnionType): boolean;
  /** The members of a union that are written; all of them unless given. */
  members?(members: readonly Type[]): readonly Type[];
}

/** Writes a type as JSON Schema 2020-12. `absent` has no schema: it is left out of unions, and is `not: {}` alone. */
export function writeSchema(type: Type, writer: SchemaWriter): JsonSchema {
  switch (type.kind) {
    case "unknown":
      return writer.strict && type.opaque === true ? { $comment: notUnderstood(type) } : {};
    case "never":
    case "absent":
      return { not: {} };
    case "null":
      return { type: "null" };
    case "boolean":
      return { type: "boolean" };
    case "literal":
      return { const: type.value };
    case "ref":
      return writer.reference(type);
    case "number":
      return withDefined({
        type: isTypeless(type, writer) ? undefined : type.integer ? "integer" : "number",
        minimum: type.minimum,
        maximum: type.maximum,
        exclusiveMinimum: type.exclusiveMinimum,
        exclusiveMaximum: type.exclusiveMaximum,
        multipleOf: type.multipleOf,
      });
    case "string": {
      const [pattern, ...more] = type.patterns ?? [];
      const schema = withDefined({
        type: isTypeless(type, writer) ? undefined : "string",
        minLength: type.minLength,
        maxLength: type.maxLength,
        pattern,
        format: type.format,
        contentEncoding: type.contentEncoding,
      });
      return more.length === 0 ? schema : { ...schema, allOf: more.map((each) => ({ pattern: each })) };
    }
    case "array":
      return withDefined({
        type: isTypeless(type, writer) ? undefined : "array",
        items: isAnything(type.items) ? undefined : type.items.kind === "never" ? false : writeSchema(type.items, writer),
        prefixItems: type.prefixItems?.map((item) => writeSchema(item, writer)),
        minItems: type.minItems,
        maxItems: type.maxItems,
        uniqueItems: type.uniqueItems,
        ...(type.prefixItems === undefined ? containsOf(type, writer) : {}),
        // ajv 8 takes an empty list for what `contains` asks for where it stands beside `prefixItems`.
        allOf: type.prefixItems === undefined || type.contains === undefined ? undefined : [containsOf(type, writer)],
      });
    case "object":
      return writeObject(type, writer);
    case "union": {
      const present = type.members.filter((member) => member.kind !== "absent");
      const members = writer.members?.(present) ?? present;
      if (members.length === 1 && members[0] !== undefined) return writeSchema(members[0], writer);
      const values = members.map((member) => (member.kind === "literal" ? member.value : member.kind === "null" ? null : undefined));
      if (values.every((value) => value !== undefined) && values.length > 0) return { enum: values };
      const tagged = writer.discriminates?.(type) === true ? type.discriminator : undefined;
      const schemas = members.map((member) =>
        tagged === undefined ? writeSchema(member, writer) : writeTagged(member, tagged, writeSchema(member, writer)),
      );
      // With properties left out, members that exclude each other may look the same.
      return type.exclusive && writer.strict ? { oneOf: schemas } : { anyOf: schemas };
    }
    case "intersection":
      return { allOf: type.members.map((member) => writeSchema(member, writer)) };
    case "not":
      // Of less than the whole type, the opposite would be more than is meant.
      return writer.strict ? { not: writeSchema(type.type, writer) } : {};
    case "conditional":
      return writer.strict
        ? { if: writeSchema(type.if, writer), then: writeSchema(type.then, writer), else: writeSchema(type.else, writer) }
        : {};
  }
}

/** What stands in a schema for what is not understood of a description. */
function notUnderstood({ origin }: UnknownType): string {
  return `${unreadMark}${origin === undefined ? "" : (origin.pointer.split("/").at(-1) ?? "")}`;
}

function containsOf({ contains }: ArrayType, writer: SchemaWriter): JsonSchema {
  if (contains === undefined) return {};
  return withDefined({
    contains: writeSchema(contains.type, writer),
    minContains: contains.min,
    // With properties left out, more items may look like what is counted.
    maxContains: writer.strict ? contains.max : undefined,
  });
}

/** Whether the schema says nothing of other kinds, and is written so; what comes in is held to the kind that is read. */
function isTypeless(type: { readonly typeless?: Typeless }, writer: SchemaWriter): boolean {
  return type.typeless === true && writer.strict;
}

/** A member of a union whose discriminating property has one of the values that stand for it. */
function writeTagged(member: Type, { property, mapping }: Discriminator, schema: JsonSchema): JsonSchema {
  const values = [...mapping].filter(
    ([, each]) => each === member || (each.kind === "ref" && member.kind === "ref" && each.id === member.id),
  );
  if (values.length === 0) return schema;
  const tag: JsonSchema = {
    type: "object",
    properties: recordOf([[property, { enum: values.map(([value]) => value) }]]),
    required: [property],
  };
  return { allOf: [tag, schema] };
}

function writeObject(type: ObjectType, writer: SchemaWriter): JsonSchema {
  const listed = [...type.properties.values()].filter((property) => writer.includes(type, property));
  const properties = [...listed, ...(writer.more?.(type) ?? [])];
  const required = properties.filter((property) => writer.requires?.(type, property) ?? property.required).map((property) => property.name);
  const described = writer.strict ? properties.filter((property) => property.listed !== false) : properties;
  return withDefined({
    type: isTypeless(type, writer) ? undefined : "object",
    properties:
      described.length === 0
        ? undefined
        : recordOf(described.map((property) => [property.name, withNotes(writeSchema(property.type, writer), property)])),
    required: required.length === 0 ? undefined : required,
    ...(writer.strict
      ? {
          additionalProperties: isAnything(type.additional)
            ? undefined
            : type.additional.kind === "never"
              ? false
              : writeSchema(type.additional, writer),
          patternProperties:
            type.patternProperties &&
            recordOf(type.patternProperties.map(({ pattern, type: value }) => [pattern, writeSchema(value, writer)])),
          propertyNames: type.propertyNames && writeSchema(type.propertyNames, writer),
          minProperties: type.minProperties,
          maxProperties: type.maxProperties,
          dependentRequired: type.dependentRequired && recordOf([...type.dependentRequired]),
          dependentSchemas:
            type.dependentSchemas && recordOf([...type.dependentSchemas].map(([name, value]) => [name, writeSchema(value, writer)])),
        }
      : {
          additionalProperties: isVerifiedRecord(type) && !isAnything(type.additional) ? writeSchema(type.additional, writer) : undefined,
        }),
  });
}

/** The words of a property stand beside its schema; a reference keeps them too, as JSON Schema 2020-12 allows. */
function withNotes(schema: JsonSchema, property: Property): JsonSchema {
  return withDefined({
    ...schema,
    description: property.description,
    deprecated: property.deprecated || undefined,
    readOnly: property.readOnly || undefined,
    writeOnly: property.writeOnly || undefined,
    "x-personal": property.personal || undefined,
  });
}

function withDefined(schema: { [Key in keyof MutableSchema]: MutableSchema[Key] | undefined }): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
