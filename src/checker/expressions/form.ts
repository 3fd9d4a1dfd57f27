import { unmetFault } from "../../diagnostics/codes/types.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Expr } from "../../program/program.ts";
import type { Expression, Node } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, present } from "../../types/join.ts";
import { brokenType, type Type, unknownType } from "../../types/type.ts";
import { type CheckContext, type Fault, locationOf, type Scope, type TypedExpression } from "../context.ts";

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

/** Whether nothing of an operand is unmet; reports what is. An operation on nothing has no answer, and not nothing for one. */
export function isMet(context: CheckContext, operand: TypedExpression): boolean {
  const [fault] = operand.faults;
  if (fault === undefined || operand.broken) return true;
  context.report(unmetFault({ source: nameOf(operand), reason: fault.reason }, locationOf(context, fault.node)));
  return false;
}

/** What may be there instead of a value: absence, or null. What may be anything is not asked. */
export function nothingIn(type: Type): "absent" | "null" | undefined {
  if (present(type).kind === "unknown") return undefined;
  return admitsAbsence(type) ? "absent" : admitsNull(type) ? "null" : undefined;
}

/** A call of a function of the runtime. */
export function functionCall(name: string, ...parameters: readonly Expr[]): Extract<Expr, { kind: "function" }> {
  return { kind: "function", name, arguments: parameters, optional: false };
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
