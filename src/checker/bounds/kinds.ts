import { membersOf } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";

/** Whether every value is of a kind: neither null nor absent, nor anything else. */
export function isKind(type: Type, kind: "string" | "number" | "boolean"): boolean {
  return membersOf(type).every((member) => {
    const form = resolve(member);
    if (form.kind === "union") return form.members.every((each) => isKind(each, kind));
    return form.kind === kind || (form.kind === "literal" && typeof form.value === kind) || form.kind === "never";
  });
}
