import type { Node } from "./nodes.ts";
import { childrenOf } from "./walk.ts";

/** A place between two characters, and the nodes around it. */
export interface NodePath {
  readonly offset: number;
  /** From the root to the innermost node. */
  readonly nodes: readonly Node[];
}

/**
 * The nodes around an offset. Where one node ends and another begins there, `side` says which of both is meant: the one on
 * the right for what stands under a cursor, the one on the left for what is being typed.
 */
export function nodesAt(root: Node, offset: number, side: "left" | "right" = "right"): NodePath {
  const nodes: Node[] = [];
  for (let node: Node | undefined = root; node !== undefined; node = childAt(node, offset, side)) nodes.push(node);
  return { offset, nodes };
}

/** The innermost node of one kind around a place. */
export function enclosing<Kind extends Node["kind"]>(
  { nodes }: NodePath,
  ...kinds: readonly Kind[]
): Extract<Node, { readonly kind: Kind }> | undefined {
  return nodes.findLast((node): node is Extract<Node, { readonly kind: Kind }> => kinds.some((kind) => node.kind === kind));
}

function childAt(node: Node, offset: number, side: "left" | "right"): Node | undefined {
  const touching = childrenOf(node).filter((child) => child.start <= offset && offset <= child.end);
  return side === "left" ? touching.at(0) : touching.at(-1);
}
