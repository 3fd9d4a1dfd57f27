import type { Node } from "./nodes.ts";

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  gatherFrom(node, children);
  // Most fields stand in the order of the text; settings and steps may be mixed.
  for (let index = 1, last = children[0]?.start ?? 0; index < children.length; index++) {
    const start = children[index]?.start ?? 0;
    if (start < last) return children.sort((a, b) => a.start - b.start);
    last = start;
  }
  return children;
}

const walked = new WeakMap<Node, readonly Node[]>();

/** All nodes of a tree, a parent before its children; remembered with a declaration, which many rules walk. */
export function walk(root: Node): readonly Node[] {
  const known = walked.get(root);
  if (known !== undefined) return known;
  // Without recursion, for trees are as deep as their text.
  const nodes: Node[] = [];
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    nodes.push(node);
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) pending.push(child);
    }
  }
  if (root.kind.endsWith("Declaration")) walked.set(root, nodes);
  return nodes;
}

/** Gathers the nodes in the fields of a node, or of a part that has no span of its own, such as the modifiers of a tagged value. */
function gatherFrom(part: object, children: Node[]): void {
  for (const field in part) {
    const value: unknown = (part as Readonly<Record<string, unknown>>)[field];
    if (typeof value === "object" && value !== null) gather(value, children);
  }
}

function gather(value: object, children: Node[]): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[]) if (typeof item === "object" && item !== null) gather(item, children);
  } else if ("kind" in value && "start" in value) {
    children.push(value as Node);
  } else if (!("start" in value)) {
    gatherFrom(value, children);
  }
}
