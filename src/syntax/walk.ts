import { childFieldsOf } from "./child-fields.ts";
import type { Node } from "./nodes.ts";

/** The nodes right below a node, in the order of the text. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (const field of childFieldsOf(node.kind)) gather((node as unknown as Readonly<Record<string, unknown>>)[field], children);
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
  if (isDeclaration(root)) walked.set(root, nodes);
  return nodes;
}

type Kinds = ReadonlyMap<Node["kind"], readonly Node[]>;

const byKind = new WeakMap<Node, Kinds>();

/** The nodes of one kind in a tree, in the order of {@link walk}. */
export function nodesOf<Kind extends Node["kind"]>(root: Node, kind: Kind): readonly Extract<Node, { readonly kind: Kind }>[] {
  const kinds = byKind.get(root) ?? Map.groupBy(walk(root), (node) => node.kind);
  if (isDeclaration(root)) byKind.set(root, kinds);
  return (kinds.get(kind) ?? []) as readonly Extract<Node, { readonly kind: Kind }>[];
}

function isDeclaration({ kind }: Node): boolean {
  return kind.endsWith("Declaration");
}

/** Takes up a node, or the nodes of a list; of a part without a span of its own, such as a modifier of a tagged value, those within it. */
function gather(value: unknown, children: Node[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) for (const item of value) gather(item, children);
  else if ("kind" in value && "start" in value) children.push(value as Node);
  else for (const part of Object.values(value)) gather(part, children);
}
