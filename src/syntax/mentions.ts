import type { Node } from "./nodes.ts";
import { childrenOf } from "./walk.ts";

/** Whether a name stands for a value anywhere within a node: not as the name of a field, a member or an argument. */
export function mentions(root: Node, name: string): boolean {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "Identifier" && node.name === name) return true;
    const label = labelOf(node);
    pending.push(...childrenOf(node).filter((child) => child !== label));
  }
  return false;
}

/** The name in a node that names a part of it, and no value. */
function labelOf(node: Node): Node | undefined {
  switch (node.kind) {
    case "MemberExpression":
      return node.member;
    case "ObjectField":
    case "Setting":
    case "LetStep":
      return node.name;
    case "Argument":
      return node.name;
    default:
      return undefined;
  }
}
