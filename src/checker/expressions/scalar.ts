import type { Expression } from "../../syntax/nodes.ts";
import type { Json } from "../../types/type.ts";

/** A text, a number, a boolean or null that is written out; undefined for anything else. */
export function scalarOf(node: Expression): Json | undefined {
  switch (node.kind) {
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral":
      return node.value;
    case "NullLiteral":
      return null;
    case "UnaryExpression":
      return node.operator === "-" && node.operand.kind === "NumberLiteral" ? -node.operand.value : undefined;
    case "ParenthesizedExpression":
      return scalarOf(node.expression);
    default:
      return undefined;
  }
}
