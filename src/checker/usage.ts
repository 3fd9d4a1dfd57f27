import { intersect } from "../types/intersect.ts";
import { type Property, resolve, type Type, unknownType } from "../types/type.ts";
import type { Usage } from "./context.ts";

/** What was used of the object types, by the place that they come from. */
export interface UsageRecord extends Usage {
  /** Whether a property of an object type is used. */
  uses(object: Type, property: Property): boolean;
  /** Whether the members of a union are told apart by its discriminator. */
  discriminates(union: Type): boolean;
  /** The names that are used of an object type, those that it allows without listing them included. */
  names(object: Type): ReadonlySet<string>;
  /** The type that a name is taken to have where the object type allows it without listing it. */
  unlisted(object: Type, name: string): Type;
}

/** Remembers which properties a program reads or writes. A type is known by the place of its description, wherever it is referred to. */
export function createUsage(): UsageRecord {
  const properties = new Map<string | Type, Set<string>>();
  const unlisted = new Map<string | Type, Map<string, Type>>();
  const wholes = new Set<string | Type>();
  const discriminated = new Set<string | Type>();
  const gone = new Set<Type>();

  const property = (object: Type, name: string): void => {
    const key = keyOf(object);
    const names = properties.get(key) ?? new Set();
    names.add(name);
    properties.set(key, names);
  };

  const whole = (type: Type): void => {
    const pending: Type[] = [type];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const form = resolve(next);
      // By itself and not by its place: what a schema is merged of stands at the place of the whole.
      if (gone.has(form)) continue;
      gone.add(form);
      wholes.add(keyOf(form));
      if (form.kind === "object") pending.push(...[...form.properties.values()].map((each) => each.type), form.additional);
      else if (form.kind === "array")
        pending.push(form.items, ...(form.prefixItems ?? []), ...(form.contains === undefined ? [] : [form.contains.type]));
      else if (form.kind === "union" || form.kind === "intersection") pending.push(...form.members);
    }
  };

  return {
    property: (object, used) => {
      property(object, used.name);
      const form = resolve(object);
      if (form.kind !== "object" || form.properties.has(used.name)) return;
      const types = unlisted.get(keyOf(object)) ?? new Map<string, Type>();
      types.set(used.name, intersect(types.get(used.name) ?? unknownType, used.type));
      unlisted.set(keyOf(object), types);
    },
    unlisted: (object, name) => unlisted.get(keyOf(object))?.get(name) ?? unknownType,
    whole,
    discriminator: (union) => {
      discriminated.add(keyOf(union));
    },
    discriminates: (union) => discriminated.has(keyOf(union)),
    names: (object) => properties.get(keyOf(object)) ?? new Set(),
    uses: (object, used) => {
      const key = keyOf(object);
      return wholes.has(key) || (properties.get(key)?.has(used.name) ?? false);
    },
  };
}

/** A type's own place; a type that was made on the way is only itself. */
function keyOf(type: Type): string | Type {
  const form = resolve(type);
  if (form.origin === undefined) return form;
  const known = places.get(form) ?? `${form.origin.file}#${form.origin.pointer}`;
  places.set(form, known);
  return known;
}

const places = new WeakMap<Type, string>();
