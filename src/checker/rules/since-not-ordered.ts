import { sinceNotOrdered } from "../../diagnostics/codes/sync.ts";
import { membersOf, present } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { resolve, type Type } from "../../types/type.ts";
import { locationOf } from "../context.ts";
import type { CheckedSync } from "../declarations/sync.ts";

/** Reports a checkpoint of a kind that has no order. */
export function checkSinceOrdered({ context, since }: CheckedSync): void {
  if (since === undefined || isOrdered(present(since.type))) return;
  context.report(sinceNotOrdered({ type: printType(present(since.type)) }, locationOf(context, since.node)));
}

function isOrdered(type: Type): boolean {
  return membersOf(type).every((member) => {
    const form = resolve(member);
    if (form.kind === "union") return form.members.every(isOrdered);
    if (form.kind === "literal") return typeof form.value === "string" || typeof form.value === "number";
    return form.kind !== "boolean" && form.kind !== "object" && form.kind !== "array" && form.kind !== "null";
  });
}
