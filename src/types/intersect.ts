import { accepts } from "./accepts.ts";
import { leastCommonMultiple } from "./multiple.ts";
import {
  type ArrayType,
  isAnything,
  isTypeless,
  type LiteralType,
  type NumberType,
  neverType,
  type ObjectType,
  type Property,
  resolve,
  type StringType,
  type Type,
  type Typeless,
  type UnionType,
} from "./type.ts";

/**
 * The type of what is a value of both. Types of one kind become one type with the stricter bounds; where that cannot be
 * said in one type, an intersection is kept. Never larger than either.
 */
export function intersect(left: Type, right: Type, depth = 0): Type {
  const a = left.kind === "ref" ? resolve(left) : left;
  const b = right.kind === "ref" ? resolve(right) : right;
  if (a === b || isAnything(b)) return left;
  if (isAnything(a)) return right;
  if (a.kind === "never" || b.kind === "never") return neverType;
  if (a.kind === "number" && b.kind === "number") return intersectNumbers(a, b);
  if (a.kind === "string" && b.kind === "string") return intersectStrings(a, b) ?? { kind: "intersection", members: [left, right] };
  if (a.kind === "object" && b.kind === "object") return intersectObjects(a, b) ?? { kind: "intersection", members: [left, right] };
  if (a.kind === "array" && b.kind === "array") return intersectArrays(a, b) ?? { kind: "intersection", members: [left, right] };
  if (a.kind === b.kind && (a.kind === "null" || a.kind === "boolean")) return a;
  if (a.kind === "literal" && (b.kind === "literal" || isPlainKind(b.kind))) return intersectLiteral(a, b, right);
  if (b.kind === "literal" && isPlainKind(a.kind)) return intersectLiteral(b, a, left);
  if (isUnion(a) || isUnion(b)) {
    // Unions of unions grow fast, and may be unions of themselves; too many alternatives stay as they were written.
    if (depth > mostNested || alternatives(a) * alternatives(b) > mostAlternatives) return both(left, right, a, b);
    if (isUnion(a))
      return unionOf(
        a.members.map((member) => intersect(member, right, depth + 1)),
        a,
      );
    if (isUnion(b))
      return unionOf(
        b.members.map((member) => intersect(left, member, depth + 1)),
        b,
      );
  }
  if (isPlainKind(a.kind) && isPlainKind(b.kind) && a.kind !== b.kind) {
    // What says nothing of a kind leaves it as it is.
    if (isTypeless(a) && isTypeless(b)) return both(left, right, a, b);
    return isTypeless(a) ? right : isTypeless(b) ? left : neverType;
  }
  return both(left, right, a, b);
}

const mostAlternatives = 128;
const mostNested = 2;

function isUnion(type: Type): type is UnionType {
  return type.kind === "union" && !type.exclusive;
}

function alternatives(type: Type): number {
  return isUnion(type) ? type.members.length : 1;
}

function both(left: Type, right: Type, a: Type, b: Type): Type {
  return {
    kind: "intersection",
    members: [...(a.kind === "intersection" ? a.members : [left]), ...(b.kind === "intersection" ? b.members : [right])],
  };
}

function intersectLiteral(literal: LiteralType, form: Type, other: Type): Type {
  const fits = accepts(form, literal.value);
  return fits === true ? literal : fits === false ? neverType : { kind: "intersection", members: [literal, other] };
}

function unionOf(members: readonly Type[], notes: Type): Type {
  const possible = members.filter((member) => member.kind !== "never");
  const [only] = possible;
  if (only === undefined) return neverType;
  return possible.length === 1
    ? only
    : { kind: "union", members: possible, exclusive: false, description: notes.description, origin: notes.origin };
}

function isPlainKind(kind: Type["kind"]): boolean {
  return kind === "string" || kind === "number" || kind === "boolean" || kind === "null" || kind === "object" || kind === "array";
}

/** Whether both were read without a `type`, so that values of other kinds fit both. */
function typelessOf(a: { readonly typeless?: Typeless }, b: { readonly typeless?: Typeless }): Typeless {
  return a.typeless === true && b.typeless === true ? true : undefined;
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

function smaller(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}

function intersectNumbers(a: NumberType, b: NumberType): Type {
  const multipleOf =
    a.multipleOf === undefined || b.multipleOf === undefined || a.multipleOf === b.multipleOf
      ? (a.multipleOf ?? b.multipleOf)
      : Number.isSafeInteger(a.multipleOf) && Number.isSafeInteger(b.multipleOf)
        ? leastCommonMultiple(a.multipleOf, b.multipleOf)
        : undefined;
  if (multipleOf === undefined && a.multipleOf !== undefined) return { kind: "intersection", members: [a, b] };
  const result: NumberType = {
    ...a,
    description: a.description ?? b.description,
    integer: a.integer || b.integer,
    minimum: larger(a.minimum, b.minimum),
    exclusiveMinimum: larger(a.exclusiveMinimum, b.exclusiveMinimum),
    maximum: smaller(a.maximum, b.maximum),
    exclusiveMaximum: smaller(a.exclusiveMaximum, b.exclusiveMaximum),
    multipleOf,
    format: a.format ?? b.format,
    typeless: typelessOf(a, b),
  };
  // Without a type, contradicting bounds only say that the value is no number.
  return result.typeless !== true && (result.minimum ?? Number.NEGATIVE_INFINITY) > (result.maximum ?? Number.POSITIVE_INFINITY)
    ? neverType
    : result;
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
    typeless: typelessOf(a, b),
  };
  return result.typeless !== true && (result.minLength ?? 0) > (result.maxLength ?? Number.POSITIVE_INFINITY) ? neverType : result;
}

function intersectArrays(a: ArrayType, b: ArrayType): Type | undefined {
  if (a.prefixItems !== undefined || b.prefixItems !== undefined || (a.contains !== undefined && b.contains !== undefined))
    return undefined;
  let items: Type | undefined;
  return {
    kind: "array",
    origin: a.origin ?? b.origin,
    title: a.title ?? b.title,
    description: a.description ?? b.description,
    // Items are where most schemas recurse.
    get items() {
      items ??= intersect(a.items, b.items);
      return items;
    },
    minItems: larger(a.minItems, b.minItems),
    maxItems: smaller(a.maxItems, b.maxItems),
    uniqueItems: a.uniqueItems || b.uniqueItems,
    contains: a.contains ?? b.contains,
    typeless: typelessOf(a, b),
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
  const open = isAnything(a.additional) && isAnything(b.additional);
  const sameNames = (): boolean =>
    a.properties.size === b.properties.size &&
    [...a.properties.values()].every(
      (property) => b.properties.get(property.name)?.listed === property.listed && b.properties.has(property.name),
    );
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
    typeless: typelessOf(a, b),
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
            listed: there.listed === false && property.listed === false ? false : undefined,
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
