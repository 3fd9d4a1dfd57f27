import { membersOf } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";

/**
 * Whether every value is of a kind: neither null nor absent, nor anything else.
 *
 * @param within the unions that are looked into: one that is its own alternative has no more values for it
 */
export function isKind(type: Type, kind: "string" | "number" | "boolean", within: readonly Type[] = []): boolean {
  return membersOf(type).every((member) => {
    const form = resolve(member);
    if (form.kind === "union") return within.includes(form) || form.members.every((each) => isKind(each, kind, [...within, form]));
    return form.kind === kind || (form.kind === "literal" && typeof form.value === kind) || form.kind === "never";
  });
}
