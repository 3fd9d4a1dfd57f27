import { secretInExpression } from "../../diagnostics/codes/auth.ts";
import type { Expression, MemberExpression } from "../../syntax/nodes.ts";
import { orAbsent } from "../../types/join.ts";
import type { StringType } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { typed, wrong } from "./form.ts";

/** What is configured: a text, and never an empty one, for a variable that is set to nothing is not set. */
const configured: StringType = { kind: "string", minLength: 1 };

/**
 * `env.NAME`: a text that the connector is configured with, which is there when the connector starts; with a default
 * (`env.NAME ?? "x"`) it may be left out. `secret.NAME` is refused: a value that is computed for a record is shown and kept.
 *
 * @param optional whether a default stands behind it
 * @returns undefined for any other expression
 */
export function checkEnvironment(
  context: CheckContext,
  scope: Scope,
  node: MemberExpression,
  optional: boolean,
): TypedExpression | undefined {
  if (node.object.kind !== "Identifier" || node.member.kind === "Missing" || scope.lookup(node.object.name) !== undefined) return undefined;
  const { name } = node.member;
  const root = node.object.name;
  if (root === "env" || root === "secret") context.model.symbol(node.member, { kind: "environment", of: root, name, use: "a value" });
  if (node.object.name === "secret") return wrong(context, node, secretInExpression({ name }, locationOf(context, node)));
  if (node.object.name !== "env") return undefined;
  context.environment.environment(name, "a value", optional);
  return typed(node, optional ? orAbsent(configured) : configured, { kind: "environment", name });
}

/** The left side of `??`, where it is `env.NAME`: with a default it need not be set. */
export function checkOptionalEnvironment(context: CheckContext, scope: Scope, node: Expression): TypedExpression | undefined {
  return node.kind === "MemberExpression" ? checkEnvironment(context, scope, node, true) : undefined;
}
