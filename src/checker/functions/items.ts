import { join, literalType, membersOf } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";

/** The type of the items of a list, wherever they stand; undefined where it may be something else. */
export function arrayItems(type: Type): Type | undefined {
  const types: Type[] = [];
  for (const member of membersOf(type)) {
    const form = resolve(member);
    if (form.kind === "array") types.push(form.items, ...(form.prefixItems ?? []));
    else if (form.kind === "literal" && Array.isArray(form.value)) types.push(...form.value.map(literalType));
    else if (form.kind === "union") {
      const inner = form.members.map(arrayItems);
      if (inner.includes(undefined)) return undefined;
      types.push(...inner.filter((each) => each !== undefined));
    } else if (form.kind !== "never") return undefined;
  }
  return join(...types);
}

/** Whether no two items of a list are equal. */
export function areUnique(type: Type): boolean {
  return membersOf(type).every((member) => {
    const form = resolve(member);
    return form.kind === "array"
      ? form.uniqueItems === true
      : form.kind === "union"
        ? form.members.every(areUnique)
        : form.kind === "never";
  });
}
