import type { UnwrapExpression } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, present } from "../../types/join.ts";
import type { Type } from "../../types/type.ts";
import type { CheckContext, Scope, TypedExpression } from "../context.ts";
import { broken, type CheckExpression, typed } from "./form.ts";

/** `x!`: the value, or the record is refused with the reason and the path. */
export function checkUnwrap(
  context: CheckContext,
  scope: Scope,
  node: UnwrapExpression,
  expected: Type | undefined,
  check: CheckExpression,
): TypedExpression {
  const operand = check(context, scope, node.operand, expected);
  if (operand.broken) return broken(node);
  const nothing = admitsAbsence(operand.type) || admitsNull(operand.type);
  // Nothing to be met: then it accepts what is guarded, which whoever compares the value sees by the node.
  if (!nothing && operand.faults.length === 0) return { ...operand, node };
  const reasons = [...operand.faults.map((fault) => fault.reason), ...(nothing ? ["is missing"] : [])];
  const reason = [...new Set(reasons)].join(" or ");
  return typed(
    node,
    present(operand.type),
    { kind: "required", value: operand.expr, reason, path: operand.path ?? "the value" },
    { path: operand.path },
  );
}
