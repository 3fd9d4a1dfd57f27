import { pagingNeverEnds } from "../../diagnostics/codes/pages.ts";
import { admitsAbsence, admitsNull } from "../../types/join.ts";
import { resolve } from "../../types/type.ts";
import { locationOf } from "../context.ts";
import { type PagedCall, type Pages, typeAtPart } from "./page-parts.ts";

/** Warns of pages of which each names a next one, as they are described. */
export function checkPagingEnds(pages: Pages, { context, step }: PagedCall): void {
  const next = pages.parts.get("next") ?? pages.parts.get("url");
  const more = pages.parts.get("more");
  const { operation } = step.call;
  const type = next && typeAtPart(operation.result, next);
  if (next === undefined || type === undefined || type.kind === "unknown") return;
  const moreType = more && typeAtPart(operation.result, more);
  const form = moreType && resolve(moreType);
  const saysEnd = form !== undefined && !(form.kind === "literal" && form.value === true);
  if (saysEnd || admitsAbsence(type) || admitsNull(type)) return;
  const related = [{ message: "the operation is described here", location: operation.operation.origin }];
  context.report(pagingNeverEnds({ operation: operation.name }, locationOf(pages.context, next), { related }));
}
