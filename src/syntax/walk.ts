import type { Node } from "./nodes.ts";

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (const value of Object.values(node)) gather(value, children);
  return children.sort((a, b) => a.start - b.start);
}

/** All nodes of a tree, a parent before its children; without recursion, for trees are as deep as their text. */
export function* walk(root: Node): Generator<Node> {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    pending.push(...childrenOf(node).toReversed());
  }
}

function gather(value: unknown, children: Node[]): void {
  if (Array.isArray(value)) {
    for (const item of value) gather(item, children);
  } else if (isNode(value)) {
    children.push(value);
  } else if (typeof value === "object" && value !== null && !("start" in value)) {
    // A part without a span of its own, such as the modifiers of a tagged value.
    for (const part of Object.values(value)) gather(part, children);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "kind" in value && "start" in value && "end" in value;
}
