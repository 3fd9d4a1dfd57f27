import type { Argument, CallExpression, Node } from "../../../syntax/nodes.ts";
import { endsValue } from "../cursor.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { nameOfSetting } from "../tables.ts";
import { valuePlace } from "./around.ts";

/** A place in the brackets of a call. */
export function inCall(request: Request, call: CallExpression, nodes: readonly Node[], begins: boolean): Place | undefined {
  const { cursor } = request;
  const setting = nodes.findLastIndex((node) => node.kind === "Setting");
  const argument = argumentAt(call, cursor.word.start);
  const invoked = invokedIn(nodes, setting);
  if (invoked !== undefined && request.model.scopeOf(call) === undefined) {
    const index = call.arguments.filter((each) => each.end < cursor.word.start).length;
    const isType = invoked.name === "call" && cursor.previous?.kind === "Colon";
    if (isType) return { kind: "typeName", path: [], expected: "type" };
    if (invoked.setting !== undefined)
      return { kind: "invokedArgument", setting: invoked.setting, invoked: invoked.name, index, value: valuePlace(request) };
  }
  if (begins) return { kind: "argument", call, value: valuePlace(request) };
  if (endsValue(cursor, request.root)) return { kind: "argument", call, value: valuePlace(request) };
  return { kind: "value", ...valuePlace(request, false, argument?.name?.name) };
}

function argumentAt(call: CallExpression, offset: number): Argument | undefined {
  return call.arguments.findLast((argument) => argument.start <= offset);
}

/** The word of the language that is called as the value of a setting: `bearer(…)`. */
function invokedIn(nodes: readonly Node[], index: number): { readonly setting: string | undefined; readonly name: string } | undefined {
  const setting = nodes[index];
  const call = nodes.slice(index).find((node) => node.kind === "CallExpression");
  if (setting?.kind !== "Setting" || call?.kind !== "CallExpression") return undefined;
  const path = pathText(call.callee);
  return path === undefined ? undefined : { setting: nameOfSetting(setting), name: path };
}

function pathText(node: Node): string | undefined {
  if (node.kind === "Identifier") return node.name;
  if (node.kind !== "MemberExpression" || node.member.kind === "Missing") return undefined;
  const object = pathText(node.object);
  return object === undefined ? undefined : `${object}.${node.member.name}`;
}
