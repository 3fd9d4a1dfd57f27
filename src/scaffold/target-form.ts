import { objectForm } from "../checker/expressions/object.ts";
import { present } from "../types/join.ts";
import { type ObjectType, type Property, resolve, type Type, unknownType } from "../types/type.ts";

/** How many types may stand within each other until an object is found. */
const deepest = 6;

/**
 * The object that is written for a type: of an intersection the fields of all its parts, of a union its first object. Undefined
 * where no value is an object.
 */
export function targetForm(type: Type, depth = 0): ObjectType | undefined {
  const inner = present(type);
  const only = objectForm(inner);
  if (only !== undefined || depth > deepest) return only;
  const form = resolve(inner);
  if (form.kind === "union") {
    const [first] = form.members.flatMap((member) => targetForm(member, depth + 1) ?? []);
    return first;
  }
  if (form.kind !== "intersection") return undefined;
  const parts = form.members.flatMap((member) => targetForm(member, depth + 1) ?? []);
  if (parts.length === 0) return undefined;
  const properties = new Map<string, Property>();
  for (const part of parts) {
    for (const property of part.properties.values()) {
      const known = properties.get(property.name);
      properties.set(property.name, known === undefined ? property : both(known, property));
    }
  }
  return { kind: "object", properties, additional: unknownType };
}

/** A field that two parts of an intersection speak of: the one that says more, as strict as both. */
function both(left: Property, right: Property): Property {
  const telling = resolve(left.type).kind === "unknown" ? right : left;
  return {
    ...telling,
    required: left.required || right.required,
    readOnly: left.readOnly || right.readOnly,
    deprecated: left.deprecated || right.deprecated,
  };
}
