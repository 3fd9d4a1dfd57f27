import type { Node } from "../syntax/nodes.ts";
import { childrenOf } from "../syntax/walk.ts";

/**
 * The paths that an expression reads, each from a variable on: `["c", "address", "city"]`. A lambda's parameter stands for the list
 * that it goes through, and the first of a list for the list; what is left to another map is not looked into.
 *
 * @param variables the path that each variable stands for
 */
export function readPaths(node: Node, variables: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const own = pathOf(node, variables);
  if (own !== undefined) return [own];
  if (node.kind === "CallExpression" && node.callee.kind === "Identifier")
    return node.arguments.flatMap(({ value }) => readPaths(value, variables)).filter((path) => path.length > 1);
  if (node.kind !== "CallExpression" || node.callee.kind !== "MemberExpression")
    return childrenOf(node).flatMap((child) => readPaths(child, variables));
  const list = pathOf(node.callee.object, variables);
  const inner = node.arguments.flatMap(({ value }) => {
    if (value.kind !== "LambdaExpression") return readPaths(value, variables);
    const scope = new Map(variables);
    for (const name of value.parameters) if (name.kind === "Identifier" && list !== undefined) scope.set(name.name, list);
    return readPaths(value.body, scope);
  });
  return [...readPaths(node.callee.object, variables), ...inner];
}

function pathOf(node: Node, variables: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  if (node.kind === "Identifier") return variables.get(node.name);
  if (node.kind === "CallExpression" && node.arguments.length === 0 && node.callee.kind === "MemberExpression") {
    const { member, object } = node.callee;
    return member.kind === "Identifier" && member.name === "first" ? pathOf(object, variables) : undefined;
  }
  if (node.kind !== "MemberExpression") return undefined;
  const object = pathOf(node.object, variables);
  return object === undefined || node.member.kind !== "Identifier" ? undefined : [...object, node.member.name];
}
