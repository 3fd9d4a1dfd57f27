import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Expr } from "../../program/program.ts";
import type { Expression, Node } from "../../syntax/nodes.ts";
import { brokenType, type Type, unknownType } from "../../types/type.ts";
import type { CheckContext, Fault, Scope, TypedExpression } from "../context.ts";

/** Checks one expression; what each form is given for the expressions within it. */
export type CheckExpression = (context: CheckContext, scope: Scope, node: Expression, expected?: Type) => TypedExpression;

/** A sound expression. */
export function typed(
  node: Node,
  type: Type,
  expr: Expr,
  more: { readonly faults?: readonly Fault[]; readonly path?: string | undefined } = {},
): TypedExpression {
  // What a declaration gets wrong has been reported there.
  if (type === brokenType) return broken(node);
  return { node, type, expr, faults: more.faults ?? [], broken: false, path: more.path };
}

/** An expression that is wrong and has been reported. */
export function broken(node: Node): TypedExpression {
  return { node, type: unknownType, expr: { kind: "literal", value: null }, faults: [], broken: true };
}

/** Reports and gives up on an expression. */
export function wrong(context: CheckContext, node: Node, diagnostic: Diagnostic): TypedExpression {
  context.report(diagnostic);
  return broken(node);
}

/** An expression as it is named in messages: its path in back-quotes where it has one. */
export function nameOf(expression: TypedExpression): string {
  return expression.path === undefined ? "the value" : `\`${expression.path}\``;
}

/** The location of a type's description, for a second place in a diagnostic. */
export function describedAt(
  type: Type | undefined,
  message: string,
): { readonly message: string; readonly location: { readonly file: string; readonly pointer: string } }[] {
  return type?.origin === undefined ? [] : [{ message, location: { file: type.origin.file, pointer: type.origin.pointer } }];
}
