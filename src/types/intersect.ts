import { type ArrayType, type NumberType, neverType, type ObjectType, type Property, resolve, type StringType, type Type } from "./type.ts";

/**
 * The type of what is a value of both. Types of one kind become one type with the stricter bounds; where that cannot be
 * said in one type, an intersection is kept. Never larger than either.
 */
export function intersect(left: Type, right: Type): Type {
  const a = left.kind === "ref" ? resolve(left) : left;
  const b = right.kind === "ref" ? resolve(right) : right;
  if (a === b || b.kind === "unknown") return left;
  if (a.kind === "unknown") return right;
  if (a.kind === "never" || b.kind === "never") return neverType;
  if (a.kind === "number" && b.kind === "number") return intersectNumbers(a, b);
  if (a.kind === "string" && b.kind === "string") return intersectStrings(a, b) ?? { kind: "intersection", members: [left, right] };
  if (a.kind === "object" && b.kind === "object") return intersectObjects(a, b) ?? { kind: "intersection", members: [left, right] };
  if (a.kind === "array" && b.kind === "array") return intersectArrays(a, b) ?? { kind: "intersection", members: [left, right] };
  if (a.kind === b.kind && (a.kind === "null" || a.kind === "boolean")) return a;
  if (a.kind === "literal" && b.kind === "literal")
    return a.value === b.value || (isStructured(a.value) && isStructured(b.value)) ? a : neverType;
  if (a.kind === "literal" && isScalarKind(b.kind))
    return literalFits(a.value, b.kind) ? (hasBounds(b) ? { kind: "intersection", members: [a, b] } : a) : neverType;
  if (b.kind === "literal" && isScalarKind(a.kind)) return intersect(right, left);
  if (a.kind === "union" && !a.exclusive)
    return unionOf(
      a.members.map((member) => intersect(member, right)),
      a,
    );
  if (b.kind === "union" && !b.exclusive)
    return unionOf(
      b.members.map((member) => intersect(left, member)),
      b,
    );
  if (isPlainKind(a.kind) && isPlainKind(b.kind) && a.kind !== b.kind) return neverType;
  const members = [...(a.kind === "intersection" ? a.members : [left]), ...(b.kind === "intersection" ? b.members : [right])];
  return { kind: "intersection", members };
}

function unionOf(members: readonly Type[], notes: Type): Type {
  const possible = members.filter((member) => member.kind !== "never");
  const [only] = possible;
  if (only === undefined) return neverType;
  return possible.length === 1
    ? only
    : { kind: "union", members: possible, exclusive: false, description: notes.description, origin: notes.origin };
}

function isStructured(value: unknown): boolean {
  return typeof value === "object";
}

function isScalarKind(kind: Type["kind"]): boolean {
  return kind === "string" || kind === "number" || kind === "boolean" || kind === "null";
}

function isPlainKind(kind: Type["kind"]): boolean {
  return isScalarKind(kind) || kind === "object" || kind === "array";
}

function literalFits(value: unknown, kind: Type["kind"]): boolean {
  return typeof value === kind;
}

function hasBounds(type: Type): boolean {
  if (type.kind === "string")
    return type.minLength !== undefined || type.maxLength !== undefined || type.patterns !== undefined || type.format !== undefined;
  if (type.kind === "number")
    return (
      type.integer ||
      type.minimum !== undefined ||
      type.maximum !== undefined ||
      type.exclusiveMinimum !== undefined ||
      type.exclusiveMaximum !== undefined ||
      type.multipleOf !== undefined
    );
  return false;
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

function smaller(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}

function intersectNumbers(a: NumberType, b: NumberType): Type {
  if (a.multipleOf !== undefined && b.multipleOf !== undefined && a.multipleOf !== b.multipleOf)
    return { kind: "intersection", members: [a, b] };
  const result: NumberType = {
    ...a,
    description: a.description ?? b.description,
    integer: a.integer || b.integer,
    minimum: larger(a.minimum, b.minimum),
    exclusiveMinimum: larger(a.exclusiveMinimum, b.exclusiveMinimum),
    maximum: smaller(a.maximum, b.maximum),
    exclusiveMaximum: smaller(a.exclusiveMaximum, b.exclusiveMaximum),
    multipleOf: a.multipleOf ?? b.multipleOf,
    format: a.format ?? b.format,
  };
  return (result.minimum ?? Number.NEGATIVE_INFINITY) > (result.maximum ?? Number.POSITIVE_INFINITY) ? neverType : result;
}

function intersectStrings(a: StringType, b: StringType): Type | undefined {
  if (a.format !== undefined && b.format !== undefined && a.format !== b.format) return undefined;
  const patterns = [...new Set([...(a.patterns ?? []), ...(b.patterns ?? [])])];
  const result: StringType = {
    ...a,
    description: a.description ?? b.description,
    minLength: larger(a.minLength, b.minLength),
    maxLength: smaller(a.maxLength, b.maxLength),
    patterns: patterns.length === 0 ? undefined : patterns,
    format: a.format ?? b.format,
    contentEncoding: a.contentEncoding ?? b.contentEncoding,
  };
  return (result.minLength ?? 0) > (result.maxLength ?? Number.POSITIVE_INFINITY) ? neverType : result;
}

function intersectArrays(a: ArrayType, b: ArrayType): Type | undefined {
  if (a.prefixItems !== undefined || b.prefixItems !== undefined || (a.contains !== undefined && b.contains !== undefined))
    return undefined;
  return {
    ...a,
    description: a.description ?? b.description,
    items: intersect(a.items, b.items),
    minItems: larger(a.minItems, b.minItems),
    maxItems: smaller(a.maxItems, b.maxItems),
    uniqueItems: a.uniqueItems || b.uniqueItems,
    contains: a.contains ?? b.contains,
  };
}

/** One object type where no name is treated differently than it would be by the two: neither is closed, or both name the same properties. */
function intersectObjects(a: ObjectType, b: ObjectType): Type | undefined {
  const special = (type: ObjectType): boolean =>
    type.patternProperties !== undefined ||
    type.propertyNames !== undefined ||
    type.dependentRequired !== undefined ||
    type.dependentSchemas !== undefined;
  if (special(a) || special(b)) return undefined;
  const open = a.additional.kind === "unknown" && b.additional.kind === "unknown";
  const sameNames = (): boolean =>
    a.properties.size === b.properties.size && [...a.properties.keys()].every((name) => b.properties.has(name));
  if (!open && !sameNames()) return undefined;
  let merged: ReadonlyMap<string, Property> | undefined;
  return {
    kind: "object",
    origin: a.origin ?? b.origin,
    title: a.title ?? b.title,
    description: a.description ?? b.description,
    get properties() {
      merged ??= mergeProperties(a.properties, b.properties);
      return merged;
    },
    additional: intersect(a.additional, b.additional),
    minProperties: larger(a.minProperties, b.minProperties),
    maxProperties: smaller(a.maxProperties, b.maxProperties),
  };
}

function mergeProperties(a: ReadonlyMap<string, Property>, b: ReadonlyMap<string, Property>): Map<string, Property> {
  const merged = new Map(a);
  for (const [name, property] of b) {
    const there = merged.get(name);
    merged.set(
      name,
      there === undefined
        ? property
        : {
            ...there,
            type: intersect(there.type, property.type),
            required: there.required || property.required,
            readOnly: there.readOnly || property.readOnly,
            writeOnly: there.writeOnly || property.writeOnly,
            deprecated: there.deprecated || property.deprecated,
            personal: there.personal === true || property.personal === true || undefined,
            description: there.description ?? property.description,
            default: there.default ?? property.default,
          },
    );
  }
  return merged;
}
