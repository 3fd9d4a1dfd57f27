import { absentType, brokenType, type Json, neverType, nullType, resolve, type Type, type UnionType } from "./type.ts";

/** The members of a union, unions within unions taken apart; another type is its own member. References are kept. */
export function membersOf(type: Type): readonly Type[] {
  return membersWithin(type, new Set());
}

/** @param within the names that are being taken apart: a union may be a member of itself by its name */
function membersWithin(type: Type, within: ReadonlySet<string>): readonly Type[] {
  if (type.kind === "union" && !type.exclusive) return type.members.flatMap((member) => membersWithin(member, within));
  if (type.kind === "ref") {
    if (within.has(type.id)) return [];
    const resolved = type.resolve();
    // A named union is looked into only where it hides null: else its name says more.
    if (resolved.kind === "union" && !resolved.exclusive && resolved.members.some((member) => resolve(member).kind === "null")) {
      return membersWithin(resolved, new Set(within).add(type.id));
    }
  }
  return [type];
}

/** The type of what is a value of one of several types. What says the same twice is said once. */
export function join(...types: readonly Type[]): Type {
  const members: Type[] = [];
  const seen = new Set<string>();
  const all = types.flatMap(membersOf);
  // What may be anything may be null, but that it may be absent is said beside it.
  const anything = all.includes(brokenType) ? brokenType : all.find((member) => member.kind === "unknown");
  if (anything !== undefined) {
    const absent = anything !== brokenType && all.some((member) => member.kind === "absent");
    return absent ? { kind: "union", members: [anything, absentType], exclusive: false } : anything;
  }
  for (const member of all) {
    if (member.kind === "never") continue;
    const key = keyOf(member);
    if (key !== undefined && seen.has(key)) continue;
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
  if (type.kind === "string")
    return Object.values({ ...type, kind: undefined, origin: undefined, description: undefined, title: undefined }).every(
      (value) => value === undefined,
    );
  return false;
}

/** What makes two members equal; undefined where only identity does. */
function keyOf(type: Type): string | undefined {
  switch (type.kind) {
    case "ref":
      return `ref ${type.id}`;
    case "literal":
      return `literal ${JSON.stringify(type.value)}`;
    case "null":
    case "absent":
    case "boolean":
      return type.kind;
    case "string":
    case "number":
      return JSON.stringify({ ...type, origin: undefined, description: undefined, title: undefined });
    default:
      return undefined;
  }
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
  return membersOf(type).some((member) => member.kind === "absent");
}

/** The type without null and absence. */
export function present(type: Type): Type {
  return join(...membersOf(type).filter((member) => member.kind !== "absent" && resolve(member).kind !== "null"));
}

/** The type without absence. */
export function withoutAbsence(type: Type): Type {
  return admitsAbsence(type) ? join(...membersOf(type).filter((member) => member.kind !== "absent")) : type;
}

/** The type, or nothing there. */
export function orAbsent(type: Type): Type {
  return join(type, absentType);
}

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
