import type { Scope } from "../../../checker/context.ts";
import { nodesAt } from "../../../syntax/node-at.ts";
import type { Node, Step } from "../../../syntax/nodes.ts";
import type { ValuePlace } from "../place.ts";
import type { Request } from "../request.ts";

/*
 * The nodes around a cursor. They are found by what is written in front of it, for what is behind may be missing: a bracket that
 * is open, the end of the token before.
 */

/** The nodes around an offset, without one that is missing there. */
export function nodesAround({ root }: Request, offset: number): readonly Node[] {
  const { nodes } = nodesAt(root, offset);
  return nodes.at(-1)?.kind === "Missing" ? nodes.slice(0, -1) : nodes;
}

/** The nodes down to the one that is being written at the cursor, or is missing there. */
export function nodesAtCursor(request: Request): readonly Node[] {
  const { cursor, root } = request;
  const { word, previous } = cursor;
  if (word.end > word.start) {
    const { nodes } = nodesAt(root, word.start);
    const index = nodes.findLastIndex((node) => node.start === word.start && node.end === word.end);
    return index === -1 ? nodes : nodes.slice(0, index + 1);
  }
  return nodesAt(root, previous?.end ?? 0).nodes;
}

/** The nodes around the bracket that the cursor is in, the node that it belongs to last. */
export function nodesOfBracket(request: Request): readonly Node[] {
  const { cursor } = request;
  const bracket = cursor.tokens[cursor.bracket];
  if (bracket === undefined) return [];
  // What ends in front of a bracket touches it, and is not what it belongs to.
  const nodes = nodesAround(request, bracket.start);
  const index = nodes.findLastIndex((node) => node.start <= bracket.start && bracket.end <= node.end);
  return nodes.slice(0, index + 1);
}

/** The place of a value at the cursor: what is expected of it, and what it may read. */
export function valuePlace(request: Request, takesCalls = false, name?: string): ValuePlace {
  const { model } = request;
  const nodes = nodesAtCursor(request);
  const node = nodes.at(-1);
  const scoped = nodes.findLast((each) => model.scopeOf(each) !== undefined);
  const setting = nodes.findLast((each) => each.kind === "Setting");
  const scope =
    scoped !== undefined
      ? model.scopeOf(scoped)
      : ((setting?.kind === "Setting" ? model.scopeOf(setting.value) : undefined) ?? scopeOfBlock(request, nodes));
  return { node, scope, expected: node && model.expectedTypeOf(node), takesCalls, nodes, name };
}

/** What may be read where no expression stands: what the nearest steps or the nearest value around may. */
export function scopeOfBlock({ model, cursor }: Request, nodes: readonly Node[]): Scope | undefined {
  for (const node of nodes.toReversed()) {
    const rows = stepsOf(node);
    for (const steps of rows) {
      const behind = steps.findLast((step) => step.end <= cursor.word.start);
      const scope = behind === undefined ? model.scopeOfSteps(steps) : model.scopeOfSteps(behind);
      if (scope !== undefined && (behind !== undefined || rows.length === 1)) return scope;
    }
    if (node.kind === "MapDeclaration") return model.scopeOf(node.body);
  }
  return undefined;
}

/** The rows of steps right within a node. */
export function stepsOf(node: Node): readonly (readonly Step[])[] {
  switch (node.kind) {
    case "FlowDeclaration":
    case "ForStep":
    case "ParallelStep":
    case "MatchStepArm":
      return [node.steps];
    case "IfStep":
      return node.else === undefined ? [node.then] : [node.then, node.else];
    default:
      return [];
  }
}

/** Whether the word on a new line is the name of an entry, whatever is left open in front of it. */
export function beginsEntry({ cursor, view }: Request): boolean {
  if (cursor.next?.kind !== "Colon" || cursor.word.start === cursor.word.end) return false;
  return cursor.previous !== undefined && view.text.slice(cursor.previous.end, cursor.word.start).includes("\n");
}

/** The text of a token. */
export function textOf({ view }: Request, token: { readonly start: number; readonly end: number } | undefined): string {
  return token === undefined ? "" : view.text.slice(token.start, token.end);
}
