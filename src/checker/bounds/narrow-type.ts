import { join, literalType, narrowByEquality } from "../../types/join.ts";
import { disjoint } from "../../types/subtype/disjoint.ts";
import { type Json, resolve, type StringType, type Type } from "../../types/type.ts";
import { intersectRanges, type NumberRange, rangeOf, typeOfRange } from "./number-range.ts";
import { type Bounds, countFields, itemBounds, lengthFields, textBounds } from "./text-bounds.ts";

/**
 * The members of a type one by one: named unions and those of which exactly one member fits are taken apart, too. All
 * values of the type are among them.
 */
export function alternativesOf(type: Type, within: ReadonlySet<string> = new Set()): readonly Type[] {
  if (type.kind === "union") return type.members.flatMap((member) => alternativesOf(member, within));
  if (type.kind !== "ref" || within.has(type.id)) return [type];
  const form = type.resolve();
  return form.kind === "union" || form.kind === "ref" ? alternativesOf(form, new Set(within).add(type.id)) : [type];
}

/** The type with each member as `change` gives it; the type itself where nothing changes. */
function mapMembers(type: Type, change: (member: Type) => Type | undefined): Type {
  const members = alternativesOf(type);
  const changed = members.map(change);
  return changed.every((member, index) => member === members[index]) ? type : join(...changed.filter((member) => member !== undefined));
}

/** The type of a value that equals a constant, or does not. */
export function narrowToConstant(type: Type, value: Json, equal: boolean): Type {
  if (type.kind === "unknown") return equal && value !== null ? narrowByEquality(type, value, true) : type;
  if (value === null) {
    const isNothing = (member: Type): boolean => member.kind === "absent" || resolve(member).kind === "null";
    // What may be anything may be null and may not.
    return mapMembers(type, (member) => (resolve(member).kind === "unknown" || isNothing(member) === equal ? member : undefined));
  }
  if (equal) return disjoint(type, { kind: "literal", value }) ? { kind: "never" } : { kind: "literal", value };
  return mapMembers(type, (member) => {
    const form = resolve(member);
    if (form.kind === "literal") return form.value === value ? undefined : member;
    if (form.kind === "boolean" && typeof value === "boolean") return { kind: "literal", value: !value };
    if (form.kind === "string" && value === "") return atLeastOne(member, form);
    if (form.kind === "number" && typeof value === "number") {
      const range = rangeOf(form);
      const without = {
        ...range,
        lowOpen: range.lowOpen || range.low === value,
        highOpen: range.highOpen || range.high === value,
      };
      return without.lowOpen === range.lowOpen && without.highOpen === range.highOpen ? member : typeOfRange(without);
    }
    return member;
  });
}

function atLeastOne(member: Type, form: StringType): Type {
  return (form.minLength ?? 0) >= 1 ? member : { ...form, minLength: 1 };
}

/** The type of a value whose numbers lie in a range. Values that are listed stay listed: TypeScript would not leave them out. */
export function narrowToRange(type: Type, range: NumberRange): Type {
  return mapMembers(type, (member) => {
    const form = resolve(member);
    if (form.kind !== "number") return member;
    const own = rangeOf(form);
    const both = intersectRanges(own, range);
    if (both === undefined) return undefined;
    const same = both.low === own.low && both.high === own.high && both.lowOpen === own.lowOpen && both.highOpen === own.highOpen;
    return same ? member : typeOfRange(both);
  });
}

/** The type of a value whose texts and lists have a length within bounds. */
export function narrowToLength(type: Type, bounds: Bounds): Type {
  return mapMembers(type, (member) => {
    const form = resolve(member);
    if (form.kind === "string") {
      const both = within(textBounds(form), bounds);
      return both === undefined ? undefined : both === "same" ? member : { ...form, ...lengthFields(both) };
    }
    if (form.kind === "array") {
      const both = within(itemBounds(form), bounds);
      return both === undefined ? undefined : both === "same" ? member : { ...form, ...countFields(both) };
    }
    return member;
  });
}

/** The type of a value whose texts match a pattern. */
export function narrowToPattern(type: Type, pattern: string): Type {
  return mapMembers(type, (member) => {
    const form = resolve(member);
    if (form.kind !== "string" || form.patterns?.includes(pattern)) return member;
    return { ...form, patterns: [...(form.patterns ?? []), pattern] };
  });
}

/** The bounds of both; `same` where the second say nothing new, undefined where nothing has both. */
function within(own: Bounds, bounds: Bounds): Bounds | "same" | undefined {
  const both = { least: Math.max(own.least, bounds.least), most: Math.min(own.most, bounds.most) };
  if (both.least > both.most) return undefined;
  return both.least === own.least && both.most === own.most ? "same" : both;
}

/**
 * The members of a union whose property is a constant, or is not: what tells the members of a union apart. Objects alone
 * are left out; the type itself where nothing is.
 */
export function narrowByTag(type: Type, name: string, values: readonly Json[], equal: boolean): Type {
  return mapMembers(type, (member) => {
    const form = resolve(member);
    if (form.kind !== "object") return member;
    const property = form.properties.get(name);
    if (property === undefined) return equal ? undefined : member;
    if (equal) return values.every((value) => disjoint(property.type, literalType(value))) ? undefined : member;
    const only = resolve(property.type);
    return property.required && only.kind === "literal" && values.includes(only.value) ? undefined : member;
  });
}

/** Whether a type has more than one object among its members: then a property can tell them apart. */
export function hasObjectsToTell(type: Type): boolean {
  return alternativesOf(type).filter((member) => resolve(member).kind === "object").length > 1;
}
