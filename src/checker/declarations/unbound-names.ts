import type { FlowDeclaration, Node } from "../../syntax/nodes.ts";
import { walk } from "../../syntax/walk.ts";
import type { CheckContext } from "../context.ts";

/**
 * The names that the steps of a flow use and that nothing in the flow or the file declares, in the order of the text: what
 * its trigger's value was meant to be called, where the flow does not say.
 */
export function unboundNames(context: CheckContext, declaration: FlowDeclaration): readonly string[] {
  const declared = new Set<string>([...context.symbols.names(), "env", "secret"]);
  const used = new Set<string>();
  const read = (node: Node): void => {
    if (node.kind === "Identifier") used.add(node.name);
  };
  for (const part of [...declaration.settings, ...declaration.steps]) {
    for (const node of walk(part)) {
      if (node.kind === "MemberExpression") read(node.object);
      else if (node.kind === "Argument") read(node.value);
      else if (node.kind === "LetStep" && node.name.kind === "Identifier") declared.add(node.name.name);
      else if (node.kind === "ForStep" && node.variable.kind === "Identifier") declared.add(node.variable.name);
      else if (node.kind === "LambdaExpression")
        for (const parameter of node.parameters) if (parameter.kind === "Identifier") declared.add(parameter.name);
    }
  }
  return [...used].filter((name) => !declared.has(name));
}
