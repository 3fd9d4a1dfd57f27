import type { Expression } from "../../syntax/nodes.ts";
import { narrowByEquality } from "../../types/join.ts";
import type { Json } from "../../types/type.ts";
import type { CheckContext, Scope } from "../context.ts";
import type { CheckExpression } from "./form.ts";

/** What is known of paths where a condition holds, or does not: `x != null`, `x == "a"`, `!c`, `a && b`, `a || b`. */
export function narrow(context: CheckContext, scope: Scope, condition: Expression, holds: boolean, check: CheckExpression): Scope {
  if (condition.kind === "ParenthesizedExpression") return narrow(context, scope, condition.expression, holds, check);
  if (condition.kind === "UnaryExpression" && condition.operator === "!") return narrow(context, scope, condition.operand, !holds, check);
  if (condition.kind !== "BinaryExpression") return scope;
  const { operator, left, right } = condition;
  if ((operator === "&&" && holds) || (operator === "||" && !holds)) {
    return narrow(context, narrow(context, scope, left, holds, check), right, holds, check);
  }
  if (operator !== "==" && operator !== "!=") return scope;
  const literal = literalOf(right) ?? literalOf(left);
  if (literal === undefined) return scope;
  const subject = check(silent(context), scope, literalOf(right) === undefined ? right : left);
  if (subject.broken || subject.path === undefined) return scope;
  return scope.narrowed(subject.path, narrowByEquality(subject.type, literal.value, (operator === "==") === holds));
}

function literalOf(node: Expression): { readonly value: Json } | undefined {
  switch (node.kind) {
    case "NullLiteral":
      return { value: null };
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral":
      return { value: node.value };
    default:
      return undefined;
  }
}

/** A context that says nothing: for looking at an expression that is checked elsewhere. */
export function silent(context: CheckContext): CheckContext {
  return { ...context, report: () => {}, unsupported: () => {}, guards: { proved: () => {}, guard: () => {} } };
}
