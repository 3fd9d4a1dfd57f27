import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import type { PlanDeclaration } from "../../syntax/nodes.ts";
import type { CheckContext } from "../context.ts";

/** A declaration that the language has and this version does not compile. */
export function reportLater(context: CheckContext, { start }: PlanDeclaration): void {
  context.report(notSupportedYet({ what: "`plan`" }, { file: context.file, start, end: start + "plan".length }));
}
