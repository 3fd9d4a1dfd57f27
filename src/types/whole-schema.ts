import type { JsonSchema } from "./json-schema.ts";
import { isReadOnly } from "./read-only.ts";
import type { ObjectType, Property, RefType, Type } from "./type.ts";
import { writeSchema } from "./write-schema.ts";

/** A schema with more parts than this is cut off: beyond, anything is allowed. */
const maximumParts = 5_000;

/**
 * The schema of a type, to be checked before a value is sent. References are written out; what leads back to itself is a
 * definition (`$defs`). What is read-only is not required of what is sent (OpenAPI 3.1.0, section 4.8.24.3).
 */
export function wholeSchema(type: Type): JsonSchema {
  const open: string[] = [];
  const recursive = new Map<string, string>();
  const definitions: Record<string, JsonSchema> = {};
  let parts = 0;
  const writer = {
    reference: (ref: RefType): JsonSchema => {
      const known = recursive.get(ref.id);
      if (known !== undefined || open.includes(ref.id)) {
        const name = known ?? definitionName(ref, recursive);
        recursive.set(ref.id, name);
        return { $ref: `#/$defs/${name}` };
      }
      if (parts > maximumParts) return {};
      open.push(ref.id);
      const schema = writeSchema(ref.resolve(), writer);
      open.pop();
      const name = recursive.get(ref.id);
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
function definitionName(ref: RefType, taken: ReadonlyMap<string, string>): string {
  const plain = ref.name.replaceAll(/[^A-Za-z0-9]/g, "_");
  const names = new Set(taken.values());
  let name = plain;
  for (let index = 2; names.has(name); index++) name = `${plain}_${index}`;
  return name;
}
