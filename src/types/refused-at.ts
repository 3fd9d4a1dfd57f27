import { accepts } from "./accepts.ts";
import { appendToken } from "./pointer.ts";
import { type Json, resolve, type Type } from "./type.ts";

/** JSON pointer to the smallest part of a value that its own part of a type refuses; empty for the value as a whole. */
export function refusedAt(type: Type, value: Json): string {
  let path = "";
  let [part, found]: [Type, Json] = [type, value];
  for (let depth = 0; depth < 200; depth++) {
    const inner = partsOf(part, found).find(([, of, item]) => accepts(of, item) === false);
    if (inner === undefined) return path;
    path = appendToken(path, inner[0]);
    [part, found] = [inner[1], inner[2]];
  }
  return path;
}

/** The parts of a value with the types that they must be of. */
function partsOf(type: Type, value: Json): readonly (readonly [token: string, type: Type, item: Json])[] {
  const target = resolve(type);
  if (typeof value !== "object" || value === null) return [];
  if (target.kind === "intersection") return target.members.flatMap((member) => partsOf(member, value));
  if (target.kind === "union") {
    // Of several alternatives only one that alone is of the value's kind can have been meant.
    const kind = isList(value) ? "array" : "object";
    const [only, ...others] = target.members.filter((member) => resolve(member).kind === kind);
    return only === undefined || others.length > 0 ? [] : partsOf(only, value);
  }
  if (target.kind === "array" && isList(value))
    return value.map((item, index) => [String(index), target.prefixItems?.[index] ?? target.items, item]);
  if (target.kind === "object" && !isList(value))
    return Object.entries(value).flatMap(([name, item]): [string, Type, Json][] => {
      const property = target.properties.get(name);
      if (property !== undefined) return [[name, property.type, item]];
      return target.patternProperties === undefined ? [[name, target.additional, item]] : [];
    });
  return [];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
