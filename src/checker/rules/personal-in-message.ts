import { personalInMessage } from "../../diagnostics/codes/privacy.ts";
import type { Expression, Node } from "../../syntax/nodes.ts";
import { nodesOf } from "../../syntax/walk.ts";
import { type CheckContext, locationOf } from "../context.ts";
import type { PersonalData } from "./personal-data.ts";

/** Warns of personal data in the words of `fail`, anywhere within a declaration. */
export function checkPersonalInMessages(
  context: CheckContext,
  personal: PersonalData,
  root: Node,
  lets: ReadonlyMap<string, Expression>,
): void {
  for (const node of nodesOf(root, "FailExpression")) {
    const source = personal.in(node.message, lets);
    if (source === undefined) continue;
    const related = source.origin === undefined ? [] : [{ message: "described here", location: source.origin }];
    context.report(personalInMessage({ what: source.what }, locationOf(context, node.message), { related }));
  }
}
