import type { JsonSchema } from "../types/json-schema.ts";
import { recordOf } from "../types/record-of.ts";
import type { OpenConstraint } from "../types/subtype/result.ts";
import { type ArrayType, type ObjectType, type Origin, resolve, type Type } from "../types/type.ts";
import { wholeSchema } from "../types/whole-schema.ts";

/** Constraints that say something of one kind of values, and nothing of others: null and absence have been decided. */
const ofOneKind: ReadonlySet<string> = new Set([
  "additionalProperties",
  "contains",
  "dependentRequired",
  "dependentSchemas",
  "exclusiveMaximum",
  "exclusiveMinimum",
  "format",
  "integer",
  "maxItems",
  "maxLength",
  "maxProperties",
  "maximum",
  "minItems",
  "minLength",
  "minProperties",
  "minimum",
  "multipleOf",
  "no",
  "pattern",
  "patternProperties",
  "properties",
  "propertyNames",
  "required",
  "uniqueItems",
]);

/**
 * The schema that a guard holds a value against: one constraint, at its place in the value. It refuses nothing that the
 * target takes: where several alternatives of the target could be meant, it is all of them that stand there.
 *
 * @param target the type of the whole value, whose schema has the constraint at `constraint.path`
 */
export function guardSchema(target: Type, constraint: OpenConstraint): JsonSchema {
  return placed(target, tokensOf(constraint.path), constraint);
}

function tokensOf(path: string): readonly string[] {
  return path
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** @param whole the type of the value that is looked into, of which this type may be one of several alternatives */
function placed(type: Type, tokens: readonly string[], constraint: OpenConstraint, whole: Type = type): JsonSchema {
  const target = resolve(type);
  const [token, ...rest] = tokens;
  const fits = (member: Type): boolean => (token === undefined ? isMeant(member, constraint) : hasParts(member, token));
  if (target.kind === "union") {
    const [only, ...others] = target.members.filter(fits);
    return only === undefined || others.length > 0 ? wholeSchema(whole) : placed(only, tokens, constraint, whole);
  }
  if (token === undefined) return ownSchema(constraint);
  if (target.kind === "intersection") {
    const named = target.members.filter((member) => hasProperty(member, token));
    const [only, ...others] = named.length > 0 ? named : target.members.filter(fits);
    return only === undefined || others.length > 0 ? wholeSchema(whole) : placed(only, tokens, constraint, whole);
  }
  if (target.kind === "object") return placedInObject(target, token, (part) => placed(part, rest, constraint), whole);
  if (target.kind === "array") return placedInArray(target, token, (part) => placed(part, rest, constraint), whole);
  return wholeSchema(whole);
}

/** Whether a constraint may be one of this alternative. */
function isMeant(member: Type, { schema, constraint }: OpenConstraint): boolean {
  if (!ofOneKind.has(constraint.split(" ", 1)[0] ?? "")) return true;
  const type = resolve(member);
  if (type.kind === "union" || type.kind === "intersection" || type.kind === "not" || type.kind === "conditional") return true;
  const kind = schema.type === "integer" ? "number" : schema.type;
  if (type.kind !== "literal") return kind === undefined || type.kind === "unknown" || type.kind === kind;
  return kind === undefined || typeof type.value === kind;
}

/** Whether a type has a part at a token of a path. */
function hasParts(member: Type, token: string): boolean {
  const type = resolve(member);
  if (type.kind === "array") return token === "-" || /^\d+$/u.test(token);
  return type.kind === "object" || type.kind === "union" || type.kind === "intersection";
}

function hasProperty(member: Type, name: string): boolean {
  const type = resolve(member);
  return type.kind === "object" && type.properties.has(name);
}

/** A constraint by itself: of the values of its kind alone, where it says something of one kind only. */
function ownSchema({ schema, constraint }: OpenConstraint): JsonSchema {
  if (!ofOneKind.has(constraint.split(" ", 1)[0] ?? "")) return schema;
  const { type, ...rest } = schema;
  // A whole number is a multiple of 1, which says nothing of what is no number.
  return type === "integer" ? { multipleOf: 1, ...rest } : rest;
}

function placedInObject(target: ObjectType, token: string, inner: (part: Type) => JsonSchema, whole: Type): JsonSchema {
  const property = target.properties.get(token);
  if (token !== "-" || property !== undefined) {
    // Which patterns a name matches is not asked for: they are hostile as all of a description.
    if (property === undefined && target.patternProperties !== undefined) return wholeSchema(whole);
    return { properties: recordOf([[token, inner(property?.type ?? target.additional)]]) };
  }
  // Properties that the target says something else of are none of the others.
  const names = [...target.properties.keys()];
  return {
    ...(names.length > 0 && { properties: recordOf(names.map((name) => [name, {}])) }),
    ...(target.patternProperties && { patternProperties: recordOf(target.patternProperties.map(({ pattern }) => [pattern, {}])) }),
    additionalProperties: inner(target.additional),
  };
}

function placedInArray(target: ArrayType, token: string, inner: (part: Type) => JsonSchema, whole: Type): JsonSchema {
  const prefix = target.prefixItems ?? [];
  if (token === "-") return { ...(prefix.length > 0 && { prefixItems: prefix.map(() => ({})) }), items: inner(target.items) };
  const index = Number(token);
  // A place so far behind is one of a list that was written out: what holds for one item may hold for all behind the prefix.
  if (index > 100) return wholeSchema(whole);
  return { prefixItems: [...Array.from({ length: index }, () => ({})), inner(prefix[index] ?? target.items)] };
}

/** Where the description says what stands at a path of a type, as near as that is known. */
export function originAt(type: Type, path: string): Origin | undefined {
  let target = resolve(type);
  let origin = type.origin ?? target.origin;
  for (const token of tokensOf(path)) {
    if (target.kind === "union" || target.kind === "intersection") {
      const part = target.members.find((member) => hasProperty(member, token)) ?? target.members.find((member) => hasParts(member, token));
      target = resolve(part ?? target);
    }
    const property = target.kind === "object" ? target.properties.get(token) : undefined;
    const inner = property?.type ?? (target.kind === "object" ? target.additional : target.kind === "array" ? target.items : undefined);
    if (inner === undefined) return origin;
    origin = property?.origin ?? inner.origin ?? origin;
    target = resolve(inner);
  }
  return origin;
}
