import { keyConstant } from "../../diagnostics/codes/idempotency.ts";
import type { Expression } from "../../syntax/nodes.ts";
import { locationOf } from "../context.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import { walkExpr } from "../lower/walk-expr.ts";

/** Warns of a flow's key that is the same for all runs. */
export function checkKeyVaries({ context, key }: CheckedFlow, node: Expression): void {
  if (key === undefined) return;
  let varies = false;
  walkExpr(key, (each) => {
    varies ||= each.kind === "variable";
  });
  if (!varies) context.report(keyConstant({}, locationOf(context, node)));
}
