import type { MapDeclaration, Node } from "../../src/syntax/nodes.ts";
import { childrenOf } from "../../src/syntax/walk.ts";

/** A field of a map that a person wrote, and the values that they took for it: paths that begin with a parameter. */
export interface HandWrittenField {
  readonly map: string;
  readonly field: string;
  readonly paths: readonly string[];
}

/** The fields of a map's body that read a parameter; what is constant, reads configuration or is left to another map is left out. */
export function handWrittenFields(declaration: MapDeclaration): readonly HandWrittenField[] {
  if (declaration.body.kind !== "ObjectExpression" || declaration.name.kind !== "Identifier") return [];
  const map = declaration.name.name;
  const parameters = new Map<string, readonly string[]>();
  for (const { name } of declaration.parameters) if (name.kind === "Identifier") parameters.set(name.name, [name.name]);
  return declaration.body.entries.flatMap((entry): HandWrittenField[] => {
    if (entry.kind !== "ObjectField" || entry.name.kind === "Missing") return [];
    const field = entry.name.kind === "Identifier" ? entry.name.name : entry.name.value;
    const paths = [...new Set(readPaths(entry.value, parameters).map((path) => path.join(".")))];
    return paths.length === 0 ? [] : [{ map, field, paths }];
  });
}

/** The paths that an expression reads; a lambda's parameter stands for the list that it goes through. */
function readPaths(node: Node, variables: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
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
  if (node.kind !== "MemberExpression") return undefined;
  const object = pathOf(node.object, variables);
  return object === undefined || node.member.kind !== "Identifier" ? undefined : [...object, node.member.name];
}
