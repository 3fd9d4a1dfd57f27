import type { JsonSchema } from "./json-schema.ts";
import { isReadOnly } from "./read-only.ts";
import type { ObjectType, Property, RefType, Type } from "./type.ts";
import { writeSchema } from "./write-schema.ts";

/** Beyond so many parts a reference is no longer written out, but becomes a definition, which is written once. */
const mostWrittenOut = 1_000;

/**
 * The schema of a type, to be checked before a value is sent. References are written out; what leads back to itself, or would
 * make the schema large, is a definition (`$defs`). What is read-only is not required of what is sent (OpenAPI 3.1.0, section
 * 4.8.24.3).
 */
export function wholeSchema(type: Type): JsonSchema {
  const open: string[] = [];
  const names = new Map<string, string>();
  const definitions: Record<string, JsonSchema> = {};
  let parts = 0;
  const nameOf = (ref: RefType): string => {
    const name = names.get(ref.id) ?? definitionName(ref, new Set(names.values()));
    names.set(ref.id, name);
    return name;
  };
  const writer = {
    reference: (ref: RefType): JsonSchema => {
      if (names.has(ref.id) || open.includes(ref.id)) return { $ref: `#/$defs/${nameOf(ref)}` };
      if (parts > mostWrittenOut) nameOf(ref);
      open.push(ref.id);
      const schema = writeSchema(ref.resolve(), writer);
      open.pop();
      const name = names.get(ref.id);
      if (name === undefined) return schema;
      definitions[name] = schema;
      return { $ref: `#/$defs/${name}` };
    },
    includes: () => {
      parts++;
      return true;
    },
    requires: (object: ObjectType, property: Property) => property.required && !isReadOnly(object, property),
    strict: true,
  };
  const schema = writeSchema(type, writer);
  return Object.keys(definitions).length === 0 ? schema : { ...schema, $defs: definitions };
}

/** A name that is unique, plain, and the same on every machine: not the path of the description. */
function definitionName(ref: RefType, taken: ReadonlySet<string>): string {
  const plain = ref.name.replaceAll(/[^A-Za-z0-9]/g, "_");
  let name = plain;
  for (let index = 2; taken.has(name); index++) name = `${plain}_${index}`;
  return name;
}
