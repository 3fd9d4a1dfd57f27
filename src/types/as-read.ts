import { patternCheck } from "./pattern-check.ts";
import {
  type ArrayType,
  isLasting,
  type ObjectType,
  type Property,
  resolve,
  type StringType,
  type Type,
  type UnionType,
  unknownType,
} from "./type.ts";

/*
 * What comes in is verified once, and not of all that its description says: an object may have more than it lists, or an
 * API could add no field without being refused; alternatives are not held to exclude each other; and what has no check is not
 * checked. Nothing that is sent is proved by what nobody has looked at.
 */

const kept = new WeakMap<Type, Type>();
const read = new WeakSet<Type>();
const made = new WeakSet<Type>();
const copies = new WeakMap<Type, Type>();

/**
 * What is known of a value that came in under a type: what its validator makes sure of. Parts are looked at when they are
 * asked for. What the program made is what its type says.
 *
 * A required field that is write-only need not be there: it is required of requests alone (OpenAPI 3.1.0, section 4.8.24.3).
 */
export function asRead(type: Type): Type {
  if (read.has(type) || made.has(type)) return type;
  const known = kept.get(type);
  if (known !== undefined) return known;
  const result = weakened(type);
  if (!isLasting(type)) return result;
  kept.set(type, result);
  if (result !== type) read.add(result);
  return result;
}

/** The same type, of a value that the program made and that has been held against it. */
export function asMade(type: Type): Type {
  if (made.has(type)) return type;
  // A type that the program writes out belongs to its one place; one that is described may be what comes in elsewhere.
  if (type.kind !== "ref" && type.origin === undefined) {
    if (type.kind === "object" || type.kind === "array" || type.kind === "union") made.add(type);
    return type;
  }
  const copy: Type = copies.get(type) ?? Object.create(Object.prototype, Object.getOwnPropertyDescriptors(type));
  copies.set(type, copy);
  made.add(copy);
  return copy;
}

/** Whether a value of the type is known to be one of the program's making. */
export function isMade(type: Type): boolean {
  return made.has(type);
}

function weakened(type: Type): Type {
  switch (type.kind) {
    case "unknown":
      return type.opaque === true ? { ...unknownType, origin: type.origin } : type;
    case "string":
      return weakenedText(type);
    case "ref":
      // Another name: what is said of the type as it is described is not said of what was read.
      return { ...type, id: `${type.id} as read`, resolve: () => asRead(resolve(type)) };
    case "array":
      return weakenedArray(type);
    case "object":
      return weakenedObject(type);
    case "union":
      return weakenedUnion(type);
    case "intersection":
      return { ...type, members: type.members.map(asRead) };
    case "not":
    case "conditional":
      return { ...unknownType, origin: type.origin };
    default:
      return type;
  }
}

function weakenedText(type: StringType): Type {
  const patterns = (type.patterns ?? []).filter((pattern) => patternCheck(pattern) !== undefined);
  return patterns.length === (type.patterns ?? []).length ? type : { ...type, patterns };
}

function weakenedArray(type: ArrayType): ArrayType {
  return {
    ...notesOf(type),
    kind: "array",
    typeless: type.typeless,
    get items() {
      return asRead(type.items);
    },
    prefixItems: type.prefixItems?.map(asRead),
    minItems: type.minItems,
    maxItems: type.maxItems,
    uniqueItems: type.uniqueItems,
    contains: type.contains && { type: asRead(type.contains.type), min: type.contains.min },
  };
}

function weakenedObject(type: ObjectType): ObjectType {
  // What has no place in a description was written out by the program, or computed: it has what it lists.
  const isDescribed = type.origin !== undefined || type.declared === true;
  let properties: ReadonlyMap<string, Property> | undefined;
  return {
    ...notesOf(type),
    kind: "object",
    typeless: type.typeless,
    get properties() {
      // The type of a field that the program gives is known: it need not wait until somebody asks for it.
      const weakenedOne = isDescribed ? weakenedProperty : weakenedField;
      properties ??= new Map([...type.properties].map(([name, property]) => [name, weakenedOne(property)]));
      return properties;
    },
    get additional() {
      if (!isDescribed) return asRead(type.additional);
      return isVerifiedRecord(type) ? asRead(type.additional) : unknownType;
    },
  };
}

/** Whether what an object has under any name is verified. */
export function isVerifiedRecord(type: ObjectType): boolean {
  return type.properties.size === 0 && type.patternProperties === undefined && type.additional.kind !== "never";
}

function weakenedProperty(property: Property): Property {
  const copy: Property = Object.create(Object.prototype, Object.getOwnPropertyDescriptors(property));
  return Object.defineProperties(copy, {
    type: { get: () => asRead(property.type), enumerable: true },
    required: { value: property.required && !property.writeOnly, enumerable: true },
  });
}

function weakenedField(property: Property): Property {
  if (property.writeOnly) return weakenedProperty(property);
  const type = asRead(property.type);
  return type === property.type ? property : { ...property, type };
}

function weakenedUnion(type: UnionType): UnionType {
  return { ...type, members: type.members.map(asRead), exclusive: false };
}

function notesOf(type: Type): Pick<Type, "origin" | "title" | "description"> {
  return { origin: type.origin, title: type.title, description: type.description };
}
