import { isRequired } from "../accepts.ts";
import { admitsAbsence, withoutAbsence } from "../join.ts";
import { type JsonKind, jsonKindOf } from "../json.ts";
import {
  type ArrayType,
  isAnything,
  type NumberType,
  neverType,
  type ObjectType,
  optionalProperty,
  type Property,
  type StringType,
  type Type,
  unknownType,
} from "../type.ts";
import type { Atom, NameClass } from "./atom.ts";
import { must, mustNot, type Requirement } from "./requirement.ts";

/** One way to meet a requirement: atoms that must hold, and requirements on the same value. */
export interface Alternative {
  readonly atoms: readonly Atom[];
  readonly requirements: readonly Requirement[];
}

const met: readonly Alternative[] = [{ atoms: [], requirements: [] }];
const unmeetable: readonly Alternative[] = [];

/**
 * The ways in which a value of one kind meets a requirement; none where it cannot, `undefined` where they are too many or it is
 * not known.
 *
 * @param sent the value is sent to a system: what is read-only is not required of it
 */
export function alternativesOf(requirement: Requirement, kind: JsonKind, sent: boolean): readonly Alternative[] | undefined {
  const { type, holds, strict } = requirement;
  const same = (part: Type, holding: boolean): Requirement => ({
    type: part,
    holds: holding,
    strict: strict && holding,
    through: requirement.through,
  });
  switch (type.kind) {
    case "unknown":
      return holds ? met : type.opaque === true ? undefined : unmeetable;
    case "never":
    case "absent":
      return holds ? unmeetable : met;
    case "null":
      return (kind === "null") === holds ? met : unmeetable;
    case "boolean":
      return (kind === "boolean") === holds ? met : unmeetable;
    case "literal":
      if (jsonKindOf(type.value) !== kind) return holds ? unmeetable : met;
      return [{ atoms: [{ is: "value", value: type.value, holds }], requirements: [] }];
    case "ref": {
      if (requirement.through?.includes(type.id)) return undefined;
      return [{ atoms: [], requirements: [{ ...requirement, type: type.resolve(), through: [...(requirement.through ?? []), type.id] }] }];
    }
    case "not":
      return [{ atoms: [], requirements: [{ ...same(type.type, !holds), strict: false }] }];
    case "intersection":
      return holds ? all(type.members.map((member) => same(member, true))) : eachAlone(type.members.map((member) => same(member, false)));
    case "union":
      if (!type.exclusive)
        return holds ? eachAlone(type.members.map((member) => same(member, true))) : all(type.members.map((member) => same(member, false)));
      return exclusive(type.members, same, holds);
    case "conditional": {
      const condition = must(type.if);
      const otherwise = mustNot(type.if);
      return [
        { atoms: [], requirements: [{ ...condition, through: requirement.through }, same(type.then, holds)] },
        { atoms: [], requirements: [{ ...otherwise, through: requirement.through }, same(type.else, holds)] },
      ];
    }
    case "number":
    case "string":
    case "array":
    case "object": {
      if (type.kind !== kind) return (type.typeless === true && !strict) === holds ? met : unmeetable;
      if (type.kind === "number") return ofNumber(type, holds);
      if (type.kind === "string") return ofText(type, holds);
      if (type.kind === "array") return ofArray(type, holds, strict);
      return ofObject(type, holds, same, sent);
    }
  }
}

function all(requirements: readonly Requirement[]): readonly Alternative[] {
  return [{ atoms: [], requirements }];
}

function eachAlone(requirements: readonly Requirement[]): readonly Alternative[] {
  return requirements.map((requirement) => ({ atoms: [], requirements: [requirement] }));
}

/** More pairs than this of a `oneOf` are not gone through. */
const mostPairs = 3000;

/** `oneOf`: one member and no other; its opposite: none, or two at once. */
function exclusive(
  members: readonly Type[],
  same: (type: Type, holds: boolean) => Requirement,
  holds: boolean,
): readonly Alternative[] | undefined {
  const noneOfThem = members.map((member) => same(member, false));
  if (holds)
    return members.map((member, index) => ({
      atoms: [],
      requirements: noneOfThem.map((requirement, other) => (other === index ? same(member, true) : requirement)),
    }));
  if ((members.length * (members.length - 1)) / 2 > mostPairs) return undefined;
  const pairs = members.flatMap((member, index) =>
    members.slice(index + 1).map((other) => ({ atoms: [], requirements: [same(member, true), same(other, true)] })),
  );
  return [{ atoms: [], requirements: noneOfThem }, ...pairs];
}

function one(...atoms: readonly Atom[]): Alternative {
  return { atoms, requirements: [] };
}

const unbounded = { low: Number.NEGATIVE_INFINITY, lowOpen: true, high: Number.POSITIVE_INFINITY, highOpen: true };

function ofNumber(type: NumberType, holds: boolean): readonly Alternative[] {
  const atoms: Atom[] = [];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = type;
  const range = (bounds: Partial<typeof unbounded>): Atom => ({ is: "range", ...unbounded, ...bounds });
  if (minimum !== undefined) atoms.push(holds ? range({ low: minimum, lowOpen: false }) : range({ high: minimum, highOpen: true }));
  if (exclusiveMinimum !== undefined)
    atoms.push(holds ? range({ low: exclusiveMinimum, lowOpen: true }) : range({ high: exclusiveMinimum, highOpen: false }));
  if (maximum !== undefined) atoms.push(holds ? range({ high: maximum, highOpen: false }) : range({ low: maximum, lowOpen: true }));
  if (exclusiveMaximum !== undefined)
    atoms.push(holds ? range({ high: exclusiveMaximum, highOpen: true }) : range({ low: exclusiveMaximum, lowOpen: false }));
  if (type.integer) atoms.push({ is: "multiple", of: 1, holds });
  if (multipleOf !== undefined) atoms.push({ is: "multiple", of: multipleOf, holds });
  return holds ? [one(...atoms)] : atoms.map((atom) => one(atom));
}

function ofText(type: StringType, holds: boolean): readonly Alternative[] {
  const atoms: Atom[] = [];
  const { minLength, maxLength, patterns = [], format } = type;
  if (minLength !== undefined && minLength > 0)
    atoms.push(holds ? { is: "length", min: minLength, max: undefined } : { is: "length", min: 0, max: minLength - 1 });
  if (maxLength !== undefined)
    atoms.push(holds ? { is: "length", min: 0, max: maxLength } : { is: "length", min: maxLength + 1, max: undefined });
  for (const pattern of patterns) atoms.push({ is: "pattern", pattern, holds });
  if (format !== undefined) atoms.push({ is: "format", format, holds });
  return holds ? [one(...atoms)] : atoms.map((atom) => one(atom));
}

function ofArray(type: ArrayType, holds: boolean, strict: boolean): readonly Alternative[] {
  const { prefixItems = [], minItems, maxItems, uniqueItems, contains } = type;
  const requirement = (part: Type): Requirement => (holds ? must(part, strict) : mustNot(part));
  const items = [
    ...prefixItems.map((part, index) => ({ from: index, to: index + 1, part })),
    { from: prefixItems.length, to: Number.POSITIVE_INFINITY, part: type.items },
  ].filter(({ part }) => !isAnything(part));
  const atoms: Atom[] = items.map(({ from, to, part }) => ({ is: holds ? "items" : "some", from, to, requirement: requirement(part) }));
  if (minItems !== undefined && minItems > 0)
    atoms.push(holds ? { is: "count", min: minItems, max: undefined } : { is: "count", min: 0, max: minItems - 1 });
  if (maxItems !== undefined)
    atoms.push(holds ? { is: "count", min: 0, max: maxItems } : { is: "count", min: maxItems + 1, max: undefined });
  if (uniqueItems === true) atoms.push({ is: "unique", holds });
  if (contains !== undefined) {
    const part = must(contains.type);
    if (holds) atoms.push({ is: "contains", requirement: part, min: contains.min, max: contains.max });
    else {
      if (contains.min > 0) atoms.push({ is: "contains", requirement: part, min: 0, max: contains.min - 1 });
      if (contains.max !== undefined) atoms.push({ is: "contains", requirement: part, min: contains.max + 1, max: undefined });
    }
  }
  return holds ? [one(...atoms)] : atoms.map((atom) => one(atom));
}

/** What dependents say, as types of their own: either the name is not there, or the rest holds. */
const dependents = new WeakMap<ObjectType, readonly Type[]>();

function dependentTypes(type: ObjectType): readonly Type[] {
  const known = dependents.get(type);
  if (known !== undefined) return known;
  const without = (name: string): Type => objectWith([optionalProperty(name, neverType)]);
  const types: Type[] = [
    ...[...(type.dependentRequired ?? [])].map(([name, needed]): Type => {
      const together = objectWith(
        needed.map((each) => ({ ...optionalProperty(each, unknownType), required: true, listed: false as const })),
      );
      return { kind: "union", members: [without(name), together], exclusive: false };
    }),
    ...[...(type.dependentSchemas ?? [])].map(
      ([name, part]): Type => ({ kind: "union", members: [without(name), part], exclusive: false }),
    ),
  ];
  dependents.set(type, types);
  return types;
}

function objectWith(properties: readonly Property[]): Type {
  return {
    kind: "object",
    typeless: true,
    properties: new Map(properties.map((property) => [property.name, property])),
    additional: unknownType,
  };
}

function ofObject(
  type: ObjectType,
  holds: boolean,
  same: (part: Type, holds: boolean) => Requirement,
  sent: boolean,
): readonly Alternative[] {
  const listed = [...type.properties.values()].filter((property) => property.listed !== false);
  const others: NameClass = {
    of: "others",
    names: new Set(listed.map((property) => property.name)),
    patterns: (type.patternProperties ?? []).map(({ pattern }) => pattern),
  };
  const classes: { readonly names: NameClass; readonly part: Type }[] = (type.patternProperties ?? []).map(({ pattern, type: part }) => ({
    names: { of: "pattern", pattern },
    part,
  }));
  classes.push({ names: others, part: type.additional });
  const constrained = classes.filter(({ part }) => !isAnything(part));
  const { minProperties, maxProperties, propertyNames } = type;
  const dependent = dependentTypes(type);
  const { strict } = same(type, true);
  if (holds) {
    const atoms: Atom[] = [];
    for (const property of type.properties.values()) {
      const { name } = property;
      if (isRequired(type, property, { sent }) && !admitsAbsence(property.type)) atoms.push({ is: "required", name });
      const part = withoutAbsence(property.type);
      if (property.listed !== false && !isAnything(part)) atoms.push({ is: "property", name, requirement: must(part, strict) });
    }
    for (const { names, part } of constrained) atoms.push({ is: "names", names, requirement: must(part, strict) });
    if (propertyNames !== undefined) atoms.push({ is: "propertyNames", requirement: must(propertyNames) });
    if (minProperties !== undefined && minProperties > 0) atoms.push({ is: "count", min: minProperties, max: undefined });
    if (maxProperties !== undefined) atoms.push({ is: "count", min: 0, max: maxProperties });
    return [{ atoms, requirements: dependent.map((part) => same(part, true)) }];
  }
  const ways: Alternative[] = [];
  for (const property of type.properties.values()) {
    const { name } = property;
    if (isRequired(type, property, { sent })) ways.push(one({ is: "forbidden", name }));
    if (property.listed !== false && !isAnything(property.type))
      ways.push(one({ is: "required", name }, { is: "property", name, requirement: mustNot(property.type) }));
  }
  for (const { names, part } of constrained) ways.push(one({ is: "someName", names, requirement: mustNot(part) }));
  if (propertyNames !== undefined) ways.push(one({ is: "strayName", requirement: mustNot(propertyNames) }));
  if (minProperties !== undefined && minProperties > 0) ways.push(one({ is: "count", min: 0, max: minProperties - 1 }));
  if (maxProperties !== undefined) ways.push(one({ is: "count", min: maxProperties + 1, max: undefined }));
  for (const part of dependent) ways.push({ atoms: [], requirements: [same(part, false)] });
  return ways;
}
