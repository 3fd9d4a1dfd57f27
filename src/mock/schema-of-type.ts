import type { JsonSchema } from "../types/json-schema.ts";
import type { ObjectType, Property, RefType, Type } from "../types/type.ts";
import { writeSchema } from "../types/write-schema.ts";

/** A schema that needs no other document. */
export type StandaloneSchema = JsonSchema & { readonly $defs?: Readonly<Record<string, JsonSchema>> };

/** The whole of a type, with everything that it refers to in `$defs`. */
export function completeSchema(type: Type): StandaloneSchema {
  return standalone(type, true);
}

/** The least that a value of a type needs: the required properties alone, so that a made-up value stays small. */
export function leastSchema(type: Type): StandaloneSchema {
  return standalone(type, false);
}

/** The alternatives that need no others: constants and scalars where there are some, else the first. */
function simplest(members: readonly Type[]): readonly Type[] {
  const scalars = members.filter((member) => member.kind !== "ref" && member.kind !== "object" && member.kind !== "array");
  const chosen = scalars.filter((member) => member.kind !== "null");
  if (chosen.length > 0) return chosen;
  return scalars.length > 0 ? scalars : members.slice(0, 1);
}

/** An object that needs more properties than it requires gets its first ones. */
function isNeeded(object: ObjectType, property: Property): boolean {
  return object.minProperties !== undefined && [...object.properties.keys()].indexOf(property.name) < object.minProperties;
}

function standalone(type: Type, complete: boolean): StandaloneSchema {
  const names = new Map<string, string>();
  const waiting: RefType[] = [];
  const reference = (ref: RefType): JsonSchema => {
    let name = names.get(ref.id);
    if (name === undefined) {
      name = `t${names.size}`;
      names.set(ref.id, name);
      waiting.push(ref);
    }
    return { $ref: `#/$defs/${name}` };
  };
  const writer = {
    reference,
    includes: (object: ObjectType, property: Property) => complete || property.required || isNeeded(object, property),
    strict: true,
    ...(complete ? {} : { members: simplest }),
  };
  const root = writeSchema(type, writer);
  const definitions: Record<string, JsonSchema> = {};
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop())
    definitions[names.get(ref.id) ?? ""] = writeSchema(ref.resolve(), writer);
  return names.size === 0 ? root : { ...root, $defs: definitions };
}
