import type { SettingSpecification, SettingTable } from "../../../language/setting.ts";
import type { Node } from "../../../syntax/nodes.ts";
import { childrenOf } from "../../../syntax/walk.ts";
import { endsValue } from "../cursor.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { nameOfSetting, specificationAt, tableOf } from "../tables.ts";
import { nodesAround, valuePlace } from "./around.ts";

/** A place in a block of settings, or in a list that is the value of one. */
export function inSettings(request: Request, owner: Node, nodes: readonly Node[], begins: boolean): Place | undefined {
  const { cursor, view } = request;
  const { previous } = cursor;
  if (owner.kind === "SystemDeclaration" || owner.kind === "WebhooksMember") {
    const place = inMember(request, nodes);
    if (place !== undefined) return place;
  }
  if (owner.kind === "SettingList") {
    const setting = nodes.findLastIndex((node) => node.kind === "Setting");
    const assume = nodes.findLast((node) => node.kind === "AssumeMember");
    if (assume?.kind === "AssumeMember") return { kind: "assumePath", member: assume, path: [], nodes };
    return settingValue(request, nodes.slice(0, setting + 1));
  }
  const next =
    cursor.next !== undefined && view.text.slice(cursor.word.end, cursor.next.start).includes("\n") ? undefined : cursor.next?.kind;
  const isNewLine = previous !== undefined && view.text.slice(previous.end, cursor.word.start).includes("\n");
  if (previous?.kind === "String" && !isNewLine && isSpec(owner, previous)) return { kind: "word", words: ["overlay"] };
  if (begins && (isNewLine || previous?.kind !== "Identifier" || next === "Colon" || owner.kind !== "SystemDeclaration"))
    return settingNamePlace(nodes);
  return settingValue(request, settingNodes(request, nodes));
}

/** The name of a setting, or what else may stand where one does; the block is the last of the nodes. */
export function settingNamePlace(nodes: readonly Node[]): Place {
  const owner = nodes.at(-1);
  const system = nodes.findLast((node) => node.kind === "SystemDeclaration");
  if (system?.kind === "SystemDeclaration" && (owner === system || owner?.kind === "WebhooksMember"))
    return { kind: "systemMember", system, nodes, in: owner === system ? "system" : "webhooks" };
  const table = tableOf(nodes);
  const settings = owner !== undefined && "settings" in owner ? owner.settings : [];
  return table === undefined ? { kind: "newName" } : { kind: "settingName", table, settings, nodes };
}

/** Whether a string is the path of a description, which an overlay may follow. */
function isSpec(owner: Node, { start }: { readonly start: number }): boolean {
  if (owner.kind !== "SystemDeclaration") return false;
  return owner.members.some(
    (each) => each.kind === "Setting" && nameOfSetting(each) === "spec" && each.value.kind === "Tagged" && each.value.value.start === start,
  );
}

/** The nodes around the setting whose value the cursor is in. */
function settingNodes(request: Request, nodes: readonly Node[]): readonly Node[] {
  const owner = nodes.at(-1);
  const settings =
    owner === undefined ? [] : owner.kind === "SystemDeclaration" ? owner.members : "settings" in owner ? owner.settings : [];
  const setting = settings.findLast((each) => each.kind === "Setting" && each.start <= request.cursor.word.start);
  return setting === undefined ? nodes : [...nodes, setting];
}

/** A place in the value of a setting, which is the last of the nodes. */
export function settingValue(request: Request, nodes: readonly Node[]): Place | undefined {
  const { cursor } = request;
  const setting = nodes.at(-1);
  if (setting?.kind !== "Setting") return undefined;
  if (cursor.previous?.kind === "As") return { kind: "newName" };
  if (cursor.previous?.kind === "Per") return { kind: "word", words: ["second", "minute", "hour", "day"] };
  const name = nameOfSetting(setting);
  const inSync = nodes.at(-2)?.kind === "SyncDeclaration" && (name === "read" || name === "find" || name === "write");
  const value = valuePlace(request, inSync);
  const specification = specificationAt(nodes);
  if (specification === undefined) {
    const table = setting.name.kind === "Missing" ? tableOf(nodes.slice(0, -1)) : undefined;
    if (table !== undefined) return { kind: "anySettingValue", specifications: unwritten(table, nodes.at(-2)), nodes, value };
    return { kind: "value", ...value };
  }
  return { kind: "settingValue", specification, nodes, value };
}

/** The settings of a table that a block does not have yet. */
function unwritten(table: SettingTable, block: Node | undefined): readonly SettingSpecification[] {
  const written = block === undefined ? [] : childrenOf(block).map((each) => (each.kind === "Setting" ? nameOfSetting(each) : undefined));
  return table.settings.filter(({ name }) => !written.includes(name));
}

/** A part of a member of a system that begins with a word of its own. */
function inMember(request: Request, nodes: readonly Node[]): Place | undefined {
  const { cursor } = request;
  const { previous, tokens } = cursor;
  switch (previous?.kind) {
    case "Operation":
      return { kind: "operationName", nodes };
    case "Event":
      return { kind: "eventName", nodes };
    case "Webhooks":
    case "Channel":
      return { kind: "newName" };
    case "Assume": {
      const member = nodesAround(request, previous.start).findLast((node) => node.kind === "AssumeMember");
      return member?.kind === "AssumeMember" ? { kind: "assumePath", member, path: [], nodes } : undefined;
    }
    case "When":
      return { kind: "value", ...valuePlace(request) };
  }
  if (previous === undefined) return undefined;
  const around = nodesAround(request, previous.start);
  const member = around.findLast((node) => node.kind === "OperationMember" || node.kind === "EventMember" || node.kind === "AssumeMember");
  if (member === undefined || member.end < previous.end) return undefined;
  if (member.kind === "OperationMember" && previous.kind === "Equal") return { kind: "method", member, nodes };
  if (member.kind === "AssumeMember" && (previous.kind === "Colon" || previous.kind === "Bar"))
    return { kind: "typeName", path: [], expected: "type" };
  if (member.kind !== "EventMember") return undefined;
  if (previous.kind === "Bar" || (previous.kind === "Colon" && tokens[cursor.index - 2]?.start === member.name.start))
    return { kind: "typeName", path: [], expected: "type" };
  return endsValue(cursor, request.root) ? undefined : { kind: "value", ...valuePlace(request) };
}
