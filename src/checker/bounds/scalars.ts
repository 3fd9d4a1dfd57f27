import { membersOf } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";

/** How many values are listed; of more, only bounds are kept. */
export const mostValues = 64;

/** The values of a type, where they are a few known texts, numbers or booleans. */
export function scalarsOf(type: Type): readonly (string | number | boolean)[] | undefined {
  const values: (string | number | boolean)[] = [];
  for (const member of membersOf(type)) {
    const form = resolve(member);
    if (form.kind === "union" && !form.exclusive) {
      const inner = scalarsOf(form);
      if (inner === undefined) return undefined;
      values.push(...inner);
    } else if (form.kind === "literal" && typeof form.value !== "object") values.push(form.value);
    else return undefined;
    if (values.length > mostValues) return undefined;
  }
  return values.length === 0 ? undefined : values;
}
