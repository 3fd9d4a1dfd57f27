import type { Expr } from "../../program/program.ts";
import { admitsAbsence, admitsNull, present } from "../../types/join.ts";
import { resolve, type Type } from "../../types/type.ts";
import { alternativesOf } from "../bounds/narrow-type.ts";
import type { Scope } from "../context.ts";

/**
 * The type of a path where it is read, and how it is printed: as its place declares it, or as a condition has narrowed it.
 * Within a function TypeScript has forgotten what it knew of members: that one is there is then said again (`narrowed`), and
 * members of a union are not told apart.
 */
export function narrowedRead<E extends Extract<Expr, { kind: "member" | "index" }>>(
  scope: Scope,
  path: string | undefined,
  declared: Type,
  expr: E,
): { readonly type: Type; readonly expr: E } {
  const known = path === undefined ? undefined : scope.narrowing(path);
  if (known === undefined) return { type: declared, expr };
  const there = mayBeNothing(declared) && !mayBeNothing(known.type);
  const narrowed = there ? { ...expr, narrowed: true as const } : expr;
  if (!known.outside) return { type: known.type, expr: narrowed };
  const visible = there ? present(declared) : declared;
  return { type: kindsOf(visible) === kindsOf(known.type) ? known.type : visible, expr: narrowed };
}

function mayBeNothing(type: Type): boolean {
  return admitsAbsence(type) || admitsNull(type);
}

/** What TypeScript tells apart of a type: kinds, and values that are listed. Objects are all themselves. */
function kindsOf(type: Type): string {
  const kinds = alternativesOf(type).map((member) => {
    const form = resolve(member);
    return form.kind === "literal"
      ? JSON.stringify(form.value)
      : form.kind === "object"
        ? `object ${[...form.properties.keys()].join()}`
        : form.kind;
  });
  return [...new Set(kinds)].sort().join(" | ");
}
