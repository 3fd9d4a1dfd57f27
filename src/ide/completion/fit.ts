import { admitsAbsence, admitsNull, membersOf, present } from "../../types/join.ts";
import { verdictOf } from "../../types/subtype/result.ts";
import { compareTypes } from "../../types/subtype/subtype.ts";
import { type LiteralType, type ObjectType, resolve, type Type } from "../../types/type.ts";
import { type Rank, rank } from "./item.ts";

/** How many members of unions are looked at. */
const most = 64;

/** The forms that a value of a type may have, references and unions followed. */
export function formsOf(type: Type, depth = 0): readonly Exclude<Type, { readonly kind: "ref" | "union" }>[] {
  const form = resolve(type);
  if (form.kind !== "union") return [form];
  return depth > 4 ? [] : form.members.slice(0, most).flatMap((member) => formsOf(member, depth + 1));
}

/** The objects that a value of a type may be. */
export function objectsOf(type: Type): readonly ObjectType[] {
  return formsOf(type).flatMap((form) => {
    if (form.kind === "object") return [form];
    return form.kind === "intersection" ? form.members.flatMap((member) => objectsOf(member)) : [];
  });
}

/** The constants that a type lists, null aside. */
export function constantsOf(type: Type): readonly LiteralType[] {
  return formsOf(type).filter((form) => form.kind === "literal");
}

/** How well a value of a type suits a place; only what costs nothing is compared. */
export function fitOf(type: Type, expected: Type | undefined): Rank {
  if (expected === undefined || type.kind === "unknown") return rank.neutral;
  const [source, target] = [present(type), present(expected)];
  if (target.kind === "unknown") return rank.neutral;
  if (source.kind === "ref" && membersOf(target).some((member) => member.kind === "ref" && member.id === source.id)) return rank.likely;
  const kinds = new Set(formsOf(target).map(kindOf));
  const forms = formsOf(source);
  if (!forms.some((form) => kinds.has(kindOf(form)))) return rank.unlikely;
  if (forms.some((form) => kindOf(form) === "object" || kindOf(form) === "array")) return rank.neutral;
  if (verdictOf(compareTypes(source, target)) === "never") return rank.unlikely;
  const isMissing = (admitsAbsence(type) && !admitsAbsence(expected)) || (admitsNull(type) && !admitsNull(expected));
  return isMissing ? rank.neutral : rank.fits;
}

function kindOf(form: Type): string {
  if (form.kind === "literal") return Array.isArray(form.value) ? "array" : typeof form.value;
  return form.kind;
}
