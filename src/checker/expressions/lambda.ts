import { notAValue } from "../../diagnostics/codes/types.ts";
import type { LambdaExpression } from "../../syntax/nodes.ts";
import type { Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { type CheckExpression, wrong } from "./form.ts";

/** A lambda where no function takes it. */
export function checkLambdaAlone(context: CheckContext, node: LambdaExpression): TypedExpression {
  return wrong(context, node, notAValue({ what: "A function (`x => …`)" }, locationOf(context, node)));
}

/** The body of a lambda, its parameters being of known types. Gives the parameters' names, too. */
export function checkLambda(
  context: CheckContext,
  scope: Scope,
  node: LambdaExpression,
  parameterTypes: readonly Type[],
  expected: Type | undefined,
  check: CheckExpression,
): { readonly body: TypedExpression; readonly parameters: readonly string[] } {
  let inner = scope.inFunction();
  const parameters: string[] = [];
  for (const [index, parameter] of node.parameters.entries()) {
    if (parameter.kind === "Missing") continue;
    parameters.push(parameter.name);
    const type = parameterTypes[index];
    if (type === undefined) continue;
    const variable = { name: parameter.name, type, span: parameter, kind: "lambda" } as const;
    context.model.symbol(parameter, { kind: "variable", variable, file: context.file });
    inner = inner.with(variable);
  }
  return { body: check(context, inner, node.body, expected), parameters };
}
