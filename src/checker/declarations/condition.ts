import { notAssignable, unmetFault } from "../../diagnostics/codes/types.ts";
import type { Expr } from "../../program/program.ts";
import type { Expression } from "../../syntax/nodes.ts";
import { printType } from "../../types/print.ts";
import { isKind } from "../bounds/kinds.ts";
import type { CheckContext, Scope } from "../context.ts";
import { locationOf } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";

/** Checks a condition (`when`, `if`): a boolean that cannot fail. Undefined where it is wrong, which has been reported. */
export function checkCondition(context: CheckContext, scope: Scope, node: Expression): Expr | undefined {
  const checked = checkExpression(context, scope, node);
  if (checked.broken) return undefined;
  const [fault] = checked.faults;
  if (fault !== undefined) {
    context.report(unmetFault({ source: "the condition", reason: fault.reason }, locationOf(context, fault.node)));
    return undefined;
  }
  if (checked.type.kind !== "unknown" && isKind(checked.type, "boolean")) return checked.expr;
  context.report(
    notAssignable(
      { found: printType(checked.type), expected: "boolean", path: "", reason: "a condition is true or false" },
      locationOf(context, node),
    ),
  );
  return undefined;
}
