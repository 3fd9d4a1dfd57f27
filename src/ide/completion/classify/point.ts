import { nodesAt } from "../../../syntax/node-at.ts";
import type { Node, TypeName } from "../../../syntax/nodes.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { nameOfSetting } from "../tables.ts";
import { scopeOfBlock } from "./around.ts";

/** A place behind a point: a member of a value, or the next part of a path. */
export function behindPoint(request: Request): Place | undefined {
  const { cursor } = request;
  const dot = cursor.previous;
  if (dot === undefined) return undefined;
  const { nodes } = nodesAt(request.root, dot.start);
  const index = nodes.findLastIndex(
    (node) =>
      node.end >= dot.end &&
      ((node.kind === "MemberExpression" && node.object.end <= dot.start) ||
        (node.kind === "IndexExpression" && node.object.end <= dot.start) ||
        node.kind === "TypeName" ||
        node.kind === "Tagged" ||
        node.kind === "AssumeMember"),
  );
  const node = nodes[index];
  switch (node?.kind) {
    case "TypeName":
      if (node.start === dot.start) return { kind: "typeMember", dot };
      return { kind: "typeName", path: namesBefore(node, dot.start), expected: "type" };
    case "Tagged":
      return {
        kind: "path",
        path: node.tag.filter((part) => part.end <= dot.start).map((part) => part.name),
        nodes: nodes.slice(0, index),
      };
    case "AssumeMember":
      return {
        kind: "assumePath",
        member: node,
        path: node.subject.filter((part) => part.end <= dot.start).map((part) => part.name),
        nodes: nodes.slice(0, index),
      };
    case "MemberExpression":
    case "IndexExpression":
      return memberPlace(request, nodes.slice(0, index + 1), dot);
    default:
      return undefined;
  }
}

/**
 * The place of a member, by the node that it is a part of, which is the last one.
 *
 * @param dot the point in front of it; where there is none, nothing has to be changed there
 */
export function memberPlace(request: Request, nodes: readonly Node[], dot = request.cursor.previous): Place | undefined {
  const { model, cursor } = request;
  const node = nodes.at(-1);
  if (node?.kind !== "MemberExpression" && node?.kind !== "IndexExpression") return undefined;
  const around = nodes.slice(0, -1);
  const setting = around.findLast((each) => each.kind === "Setting");
  const scoped = [...around, node, node.object].findLast((each) => model.scopeOf(each) !== undefined);
  const isPoint = dot?.kind === "Dot" || dot?.kind === "OptionalDot";
  return {
    kind: "member",
    object: node.object,
    dot: isPoint ? dot : { start: cursor.word.start, end: cursor.word.start },
    optional: dot?.kind === "OptionalDot",
    expected: model.expectedTypeOf(node),
    scope: scoped === undefined ? scopeOfBlock(request, around) : model.scopeOf(scoped),
    setting: setting?.kind === "Setting" ? nameOfSetting(setting) : undefined,
    isArgument: around.at(-1)?.kind === "Argument",
    nodes: around,
  };
}

function namesBefore({ path }: TypeName, offset: number): readonly string[] {
  return path.filter((part) => part.end <= offset).map((part) => part.name);
}
