import { moreNotBoolean } from "../../diagnostics/codes/pages.ts";
import { membersOf } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { resolve, type Type } from "../../types/type.ts";
import { locationOf } from "../context.ts";
import { type PagedCall, type Pages, typeAtPart } from "./page-parts.ts";

/** Reports a `more` that is no yes or no. Gives whether it is one. */
export function checkMore(pages: Pages, { context, step }: PagedCall): boolean {
  const more = pages.parts.get("more");
  const { operation } = step.call;
  const type = more && typeAtPart(operation.result, more);
  if (more === undefined || type === undefined || membersOf(type).every(isBoolean)) return true;
  const related = [{ message: "the operation is described here", location: operation.operation.origin }];
  context.report(moreNotBoolean({ type: printType(type), operation: operation.name }, locationOf(pages.context, more), { related }));
  return false;
}

function isBoolean(type: Type): boolean {
  const form = resolve(type);
  if (form.kind === "union") return form.members.every(isBoolean);
  return ["boolean", "unknown", "null", "absent"].includes(form.kind) || (form.kind === "literal" && typeof form.value === "boolean");
}
