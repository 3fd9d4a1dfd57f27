import { notAValue } from "../../diagnostics/codes/types.ts";
import type { Expression } from "../../syntax/nodes.ts";
import { literalType } from "../../types/join.ts";
import { neverType, nullType, type Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { checkArray } from "./array.ts";
import { checkCall } from "./call.ts";
import { broken, type CheckExpression, typed, wrong } from "./form.ts";
import { checkIndex } from "./index-expression.ts";
import { checkLambdaAlone } from "./lambda.ts";
import { checkMatch } from "./match.ts";
import { checkMember } from "./member.ts";
import { checkName } from "./name.ts";
import { checkObject } from "./object.ts";
import { checkBinary, checkCoalesce, checkUnary } from "./operators.ts";
import { checkTemplate } from "./template.ts";
import { checkUnwrap } from "./unwrap.ts";

/**
 * The type of an expression, how it is printed, and what it may fail with. What is wrong is reported; the result is then
 * `broken`, and nothing more is said about it.
 *
 * @param expected the type that is wanted: it decides how an object or a lambda is read, and is not compared with the result
 */
export const checkExpression: CheckExpression = (context, scope, node, expected) => {
  const result = dispatch(context, scope, node, expected);
  context.model.expression(node, { type: result.type, expected, scope, fault: result.faults[0]?.reason });
  return result;
};

function dispatch(context: CheckContext, scope: Scope, node: Expression, expected: Type | undefined): TypedExpression {
  switch (node.kind) {
    case "NumberLiteral":
      return typed(node, literalType(node.value), { kind: "literal", value: node.value });
    case "StringLiteral":
      return typed(node, literalType(node.value), { kind: "literal", value: node.value });
    case "BooleanLiteral":
      return typed(node, literalType(node.value), { kind: "literal", value: node.value });
    case "NullLiteral":
      return typed(node, nullType, { kind: "literal", value: null });
    case "DurationLiteral":
      return typed(node, literalType(node.milliseconds), { kind: "literal", value: node.milliseconds });
    case "PercentLiteral":
    case "StatusLiteral":
      return wrong(
        context,
        node,
        notAValue({ what: node.kind === "PercentLiteral" ? "A percentage" : "A class of statuses" }, locationOf(context, node)),
      );
    case "Missing":
      return broken(node);
    case "Identifier":
      return checkName(context, scope, node);
    case "MemberExpression":
      return checkMember(context, scope, node, checkExpression);
    case "IndexExpression":
      return checkIndex(context, scope, node, checkExpression);
    case "CallExpression":
      return checkCall(context, scope, node, checkExpression);
    case "ParenthesizedExpression":
      return { ...checkExpression(context, scope, node.expression, expected), node };
    case "TemplateExpression":
      return checkTemplate(context, scope, node, checkExpression);
    case "UnaryExpression":
      return checkUnary(context, scope, node, checkExpression);
    case "BinaryExpression":
      return node.operator === "??"
        ? checkCoalesce(context, scope, node, expected, checkExpression)
        : checkBinary(context, scope, node, checkExpression);
    case "UnwrapExpression":
      return checkUnwrap(context, scope, node, expected, checkExpression);
    case "FailExpression": {
      const message = checkExpression(context, scope, node.message);
      return message.broken ? broken(node) : typed(node, neverType, { kind: "fail", message: message.expr });
    }
    case "MatchExpression":
      return checkMatch(context, scope, node, expected, checkExpression);
    case "LambdaExpression":
      return checkLambdaAlone(context, node);
    case "ObjectExpression":
      return checkObject(context, scope, node, expected, checkExpression);
    case "ArrayExpression":
      return checkArray(context, scope, node, expected, checkExpression);
  }
}
