import { intersect } from "./intersect.ts";
import { admitsAbsence, join, orAbsent, withoutAbsence } from "./join.ts";
import { absentType, type ObjectType, optionalProperty, type Property, resolve, type Type, unknownType } from "./type.ts";

/** What a name means on a type. */
export type MemberLookup =
  /** The property, or the value of a free record under that name. */
  | { readonly kind: "found"; readonly type: Type; readonly uses: readonly MemberUse[]; readonly own: boolean }
  /** No object of the type has it. */
  | { readonly kind: "unknown-member"; readonly names: readonly string[] }
  /** The value is no object. */
  | { readonly kind: "no-object" }
  /** The type is not known: neither right nor wrong. */
  | { readonly kind: "untyped" };

/** A property that is used, and the object that it is a property of. */
export interface MemberUse {
  readonly object: Type;
  readonly property: Property;
}

/** Looks a name up on a type that is neither null nor absent. A member of a union that lacks the name makes it absent. */
export function lookUpMember(type: Type, name: string): MemberLookup {
  const form = resolve(type);
  switch (form.kind) {
    case "unknown":
      return { kind: "untyped" };
    case "object":
      return lookUpProperty(type, form, name);
    case "intersection": {
      const results = form.members.map((member) => lookUpMember(member, name));
      const found = results.filter((result) => result.kind === "found");
      if (found.length > 0) return inAll(found);
      return results.find((result) => result.kind === "unknown-member") ?? results[0] ?? { kind: "no-object" };
    }
    case "union": {
      const results = form.members.map((member) => lookUpMember(member, name));
      const found = results.filter((result) => result.kind === "found");
      if (found.length === 0) {
        if (results.some((result) => result.kind === "untyped")) return { kind: "untyped" };
        const names = results.flatMap((result) => (result.kind === "unknown-member" ? result.names : []));
        return names.length > 0 || results.some((result) => result.kind === "unknown-member")
          ? { kind: "unknown-member", names: [...new Set(names)] }
          : { kind: "no-object" };
      }
      const types = results.map((result) => (result.kind === "found" ? result.type : result.kind === "untyped" ? unknownType : absentType));
      const uses = [...found.flatMap((result) => result.uses), ...usesWithoutName(form.members, results, found, name)];
      return { kind: "found", type: join(...types), uses, own: found.some((result) => result.own) };
    }
    default:
      return { kind: "no-object" };
  }
}

/**
 * A member that does not list a name, and is open, may have it all the same, and then as anything: it is verified that, if it
 * has it, it is of the type that the others give it.
 */
function usesWithoutName(
  members: readonly Type[],
  results: readonly MemberLookup[],
  found: readonly Extract<MemberLookup, { kind: "found" }>[],
  name: string,
): readonly MemberUse[] {
  const type = withoutAbsence(join(...found.map((result) => result.type)));
  return members.flatMap((member, index) => {
    const form = resolve(member);
    if (results[index]?.kind !== "unknown-member" || form.kind !== "object" || form.additional.kind === "never") return [];
    return [{ object: member, property: optionalProperty(name, type) }];
  });
}

/** A name that several members of an intersection have: its value fits what each of them says, and is there where one says so. */
function inAll(found: readonly Extract<MemberLookup, { kind: "found" }>[]): MemberLookup {
  const type = found.map((result) => withoutAbsence(result.type)).reduce(intersect);
  return {
    kind: "found",
    type: found.every((result) => admitsAbsence(result.type)) ? orAbsent(type) : type,
    uses: found.flatMap((result) => result.uses),
    own: found.every((result) => result.own),
  };
}

function lookUpProperty(type: Type, form: ObjectType, name: string): MemberLookup {
  const property = form.properties.get(name);
  if (property !== undefined) {
    return {
      kind: "found",
      // What is write-only is required of requests alone, and what is read came in.
      type: property.required && !property.writeOnly ? property.type : orAbsent(property.type),
      uses: [{ object: type, property }],
      own: false,
    };
  }
  // An object that names its properties is meant to have these; a name that is not among them is a mistake, even where others are allowed.
  if (form.properties.size > 0 || form.additional.kind === "never") return { kind: "unknown-member", names: [...form.properties.keys()] };
  return { kind: "found", type: orAbsent(form.additional), uses: [], own: true };
}

/** The names that an object of the type may have, required ones first. */
export function propertyNames(type: Type): readonly string[] {
  const form = resolve(type);
  if (form.kind === "object")
    return [...form.properties.values()].sort((a, b) => Number(b.required) - Number(a.required)).map((property) => property.name);
  if (form.kind === "union" || form.kind === "intersection") return [...new Set(form.members.flatMap(propertyNames))];
  return [];
}

/** Whether an object lists none of its properties: it is a record, and its names are data. */
export function isRecord(form: ObjectType): boolean {
  return form.properties.size === 0 && form.patternProperties === undefined;
}

/** What an object must have under a name when it is written. */
export function writableProperty(
  form: ObjectType,
  name: string,
): { readonly type: Type; readonly property?: Property | undefined } | undefined {
  const property = form.properties.get(name);
  if (property !== undefined) return { type: property.type, property };
  for (const { pattern, type } of form.patternProperties ?? []) if (matchesSimply(pattern, name)) return { type };
  return form.additional.kind === "never" ? undefined : { type: form.additional };
}

/** Tries a pattern of a description on a name of the program: short, and of a pattern without nested repetition only, so that it cannot hang. */
function matchesSimply(pattern: string, name: string): boolean {
  if (name.length > 200 || /[*+}]\)?[*+{]|\([^)]*[*+][^)]*\)[*+{]|\\[1-9]/.test(pattern)) return true;
  try {
    return new RegExp(pattern, "u").test(name);
  } catch {
    try {
      return new RegExp(pattern).test(name);
    } catch {
      return true;
    }
  }
}
