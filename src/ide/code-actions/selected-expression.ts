import type { SemanticModel } from "../../checker/model.ts";
import { nodesAt } from "../../syntax/node-at.ts";
import type { CallExpression, Expression, Node } from "../../syntax/nodes.ts";
import { resolve, unknownType } from "../../types/type.ts";
import type { View } from "../view.ts";
import type { ActionPlace } from "./action.ts";
import { trimmed } from "./text.ts";

const expressionKinds: ReadonlySet<Node["kind"]> = new Set<Expression["kind"]>([
  ...(["NumberLiteral", "StringLiteral", "TemplateExpression", "BooleanLiteral", "NullLiteral", "MemberExpression"] as const),
  ...(["IndexExpression", "CallExpression", "UnaryExpression", "BinaryExpression", "UnwrapExpression", "FailExpression"] as const),
  ...(["MatchExpression", "LambdaExpression", "ObjectExpression", "ArrayExpression", "ParenthesizedExpression", "Identifier"] as const),
]);

/** An expression with the nodes around it, from the root on. */
export interface SelectedExpression {
  readonly expression: Expression;
  readonly path: readonly Node[];
}

/** The expression that is selected as a whole; undefined for a cursor, and for a selection of something else. */
export function selectedExpression({ view, span }: ActionPlace): SelectedExpression | undefined {
  const { start, end } = trimmed(view, span);
  if (start === end) return undefined;
  const { nodes } = nodesAt(view.parsed.file, start);
  const index = nodes.findIndex((node) => node.start === start && node.end === end && isExpression(node));
  const expression = nodes[index];
  const parent = nodes[index - 1];
  if (expression === undefined || parent === undefined || !isExpression(expression) || !holdsValue(parent, expression)) return undefined;
  return view.model?.scopeOf(expression) === undefined ? undefined : { expression, path: nodes.slice(0, index) };
}

function isExpression(node: Node): node is Expression {
  return expressionKinds.has(node.kind);
}

/** Names of members, fields and arguments are no expressions, and neither is what is called. */
function holdsValue(parent: Node, node: Node): boolean {
  switch (parent.kind) {
    case "MemberExpression":
      return parent.object === node;
    case "CallExpression":
      return parent.callee !== node;
    case "ObjectField":
    case "Argument":
    case "Setting":
    case "LetStep":
      return parent.value === node;
    case "LambdaExpression":
      return parent.body === node;
    case "Parameter":
    case "TypeName":
    case "Alias":
    case "TestClause":
    case "ValuePattern":
      return false;
    default:
      return true;
  }
}

/** Whether a call is one of a system's operations. */
export function isOperation(model: SemanticModel | undefined, { callee }: CallExpression): boolean {
  return callee.kind === "MemberExpression" && model?.symbolOf(callee.member)?.kind === "operation";
}

/**
 * Whether an expression is what a condition is about: what follows from the condition would not be known of it any more, if it
 * stood elsewhere.
 */
export function decides({ model }: View, { expression, path }: SelectedExpression): boolean {
  const isBoolean = resolve(model?.typeOf(expression) ?? unknownType).kind === "boolean";
  if (!isBoolean && !["MemberExpression", "IndexExpression", "NullLiteral"].includes(expression.kind)) return false;
  return path.some((node, index) => {
    const next = path[index + 1] ?? expression;
    switch (node.kind) {
      case "IfStep":
        return node.condition === next;
      case "MatchStep":
      case "MatchExpression":
        return node.subject === next;
      case "ValuePattern":
        return true;
      case "BinaryExpression":
        return node.operator === "&&" || node.operator === "||";
      default:
        return false;
    }
  });
}
