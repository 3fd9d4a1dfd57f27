import { isMade } from "./as-read.ts";
import { absentType, brokenType, isLasting, type Json, neverType, nullType, resolve, type Type, type UnionType } from "./type.ts";

/** The members of a union, unions within unions taken apart; another type is its own member. References are kept. */
export function membersOf(type: Type): readonly Type[] {
  if (type.kind !== "union" && type.kind !== "ref") return [type];
  const known = memberLists.get(type);
  if (known !== undefined) return known;
  const members: Type[] = [];
  gatherMembers(type, [], members);
  if (isLasting(type)) memberLists.set(type, members);
  return members;
}

const memberLists = new WeakMap<Type, readonly Type[]>();

/** @param within the names that are being taken apart: a union may be a member of itself by its name */
function gatherMembers(type: Type, within: readonly string[], members: Type[]): void {
  if (type.kind === "union" && !type.exclusive) {
    for (const member of type.members) gatherMembers(member, within, members);
    return;
  }
  if (type.kind === "ref") {
    if (within.includes(type.id)) return;
    const resolved = type.resolve();
    // A named union is looked into only where it hides null: else its name says more.
    if (resolved.kind === "union" && !resolved.exclusive && resolved.members.some((member) => resolve(member).kind === "null")) {
      gatherMembers(resolved, [...within, type.id], members);
      return;
    }
  }
  members.push(type);
}

/** The type of what is a value of one of several types. What says the same twice is said once. */
export function join(...types: readonly Type[]): Type {
  const members: Type[] = [];
  const all = types.length === 1 && types[0] !== undefined ? membersOf(types[0]) : types.flatMap(membersOf);
  if (all.length === 1 && all[0] !== undefined) return all[0];
  // What may be anything may be null, but that it may be absent is said beside it.
  const anything = all.includes(brokenType) ? brokenType : all.find((member) => member.kind === "unknown");
  if (anything !== undefined) {
    const absent = anything !== brokenType && all.some((member) => member.kind === "absent");
    return absent ? { kind: "union", members: [anything, absentType], exclusive: false } : anything;
  }
  const seen = new Set<string>();
  for (const member of all) {
    if (member.kind === "never") continue;
    const key = keyOf(member);
    if (key !== undefined && seen.has(key)) {
      // Of a value that may have come in, no more is known than of one that did.
      const same = isMade(member) ? -1 : members.findIndex((each) => isMade(each) && keyOf(each) === key);
      if (same !== -1) members[same] = member;
      continue;
    }
    if (key !== undefined) seen.add(key);
    else if (members.includes(member)) continue;
    members.push(member);
  }
  const [only] = members;
  if (only === undefined) return neverType;
  if (members.length === 1) return only;
  const union: UnionType = { kind: "union", members: absorb(members), exclusive: false };
  return union.members.length === 1 && union.members[0] !== undefined ? union.members[0] : union;
}

/** Literals that a member without bounds already admits are left out. */
function absorb(members: readonly Type[]): readonly Type[] {
  const plain = new Set(members.filter(isPlain).map((member) => member.kind));
  return members.filter((member) => member.kind !== "literal" || !plain.has(typeof member.value as Type["kind"]));
}

function isPlain(type: Type): boolean {
  if (type.kind === "boolean") return true;
  return type.kind === "string" && Object.entries(type).every(([name, value]) => value === undefined || isNote(name));
}

/** Fields that say nothing of the values. */
function isNote(name: string): boolean {
  return name === "kind" || name === "origin" || name === "description" || name === "title";
}

/** What makes two members equal; undefined where only identity does. */
function keyOf(type: Type): string | undefined {
  switch (type.kind) {
    case "ref":
      return `ref ${type.id}`;
    case "literal":
      return `literal ${typeof type.value === "string" ? `"${type.value}` : JSON.stringify(type.value)}`;
    case "null":
    case "absent":
    case "boolean":
      return type.kind;
    case "string":
    case "number":
      return boundsKeyOf(type);
    default:
      return undefined;
  }
}

const boundsKeys = new WeakMap<Type, string>();

function boundsKeyOf(type: Type): string {
  const known = boundsKeys.get(type) ?? JSON.stringify({ ...type, origin: undefined, description: undefined, title: undefined });
  boundsKeys.set(type, known);
  return known;
}

/** Whether a value of the type may be null. */
export function admitsNull(type: Type): boolean {
  return membersOf(type).some((member) => {
    const form = resolve(member);
    return form.kind === "null" || form.kind === "unknown" || (form.kind === "union" && admitsNull({ ...form, exclusive: false }));
  });
}

/** Whether the type says that nothing may be there. */
export function admitsAbsence(type: Type): boolean {
  if (type.kind !== "union" && type.kind !== "ref") return type.kind === "absent";
  return membersOf(type).some((member) => member.kind === "absent");
}

/** The type without null and absence. */
export function present(type: Type): Type {
  const known =
    presentTypes.get(type) ?? join(...membersOf(type).filter((member) => member.kind !== "absent" && resolve(member).kind !== "null"));
  if (isLasting(type)) presentTypes.set(type, known);
  return known;
}

const presentTypes = new WeakMap<Type, Type>();

/** The type without absence. */
export function withoutAbsence(type: Type): Type {
  return admitsAbsence(type) ? join(...membersOf(type).filter((member) => member.kind !== "absent")) : type;
}

/** The type, or nothing there. */
export function orAbsent(type: Type): Type {
  const known = optionalTypes.get(type) ?? join(type, absentType);
  if (isLasting(type)) optionalTypes.set(type, known);
  return known;
}

const optionalTypes = new WeakMap<Type, Type>();

/** The type of one value. */
export function literalType(value: Json): Type {
  return value === null ? nullType : { kind: "literal", value };
}

/** The type of a value that is known to equal, or not to equal, another. */
export function narrowByEquality(type: Type, value: Json, equal: boolean): Type {
  if (value === null) {
    // `== null` is true of absence too, as in TypeScript.
    const members = membersOf(type).filter((member) => (member.kind === "absent" || resolve(member).kind === "null") === equal);
    return type.kind === "unknown" ? type : join(...members);
  }
  if (equal) return literalType(value);
  // An enum that has a name is looked into, too.
  const members = membersOf(type).flatMap((member) => {
    const form = resolve(member);
    return form.kind === "union" ? form.members : [member];
  });
  const left = members.filter((member) => !(member.kind === "literal" && member.value === value));
  return left.length === members.length ? type : join(...left);
}
