import type { Scope } from "../../checker/context.ts";
import type { SettingSpecification, SettingTable } from "../../language/setting.ts";
import { nodesAt } from "../../syntax/node-at.ts";
import type {
  Argument,
  AssumeMember,
  CallExpression,
  FlowDeclaration,
  ImportDeclaration,
  MatchExpression,
  MatchStep,
  Node,
  ObjectExpression,
  OnClause,
  OperationMember,
  Setting,
  Step,
  SystemDeclaration,
  TestDeclaration,
  TypeName,
} from "../../syntax/nodes.ts";
import type { Type } from "../../types/type.ts";
import { declarationBefore, endsValue } from "./cursor.ts";
import type { Request } from "./request.ts";
import { nameOfSetting, specificationAt, tableOf } from "./tables.ts";

/** What may stand at the cursor. One provider answers for each kind. */
export type Place =
  | { readonly kind: "declaration" }
  /** A name that the program makes up itself. */
  | { readonly kind: "newName" }
  | { readonly kind: "settingName"; readonly table: SettingTable; readonly settings: readonly Setting[]; readonly nodes: readonly Node[] }
  | {
      readonly kind: "settingValue";
      readonly specification: SettingSpecification;
      readonly nodes: readonly Node[];
      readonly value: ValuePlace;
    }
  /** An argument of `bearer(…)`, `exponential(…)` and the like. */
  | {
      readonly kind: "invokedArgument";
      readonly setting: string;
      readonly invoked: string;
      readonly index: number;
      readonly value: ValuePlace;
    }
  | { readonly kind: "typeName"; readonly path: readonly string[]; readonly expected: "type" | "target" }
  | {
      readonly kind: "member";
      readonly object: Node;
      readonly dot: { readonly start: number; readonly end: number };
      readonly optional: boolean;
      readonly expected: Type | undefined;
      readonly scope: Scope | undefined;
      /** The setting that it is the value of, or a part of its value. */
      readonly setting: string | undefined;
      /** It is an argument of a call. */
      readonly isArgument: boolean;
      readonly nodes: readonly Node[];
    }
  /** Behind the point of a path that is no value: `oauth2.`, `paging.next.`. */
  | { readonly kind: "path"; readonly path: readonly string[]; readonly nodes: readonly Node[] }
  | { readonly kind: "assumePath"; readonly member: AssumeMember; readonly path: readonly string[]; readonly nodes: readonly Node[] }
  | { readonly kind: "argument"; readonly call: CallExpression; readonly value: ValuePlace }
  | { readonly kind: "field"; readonly object: ObjectExpression; readonly nodes: readonly Node[] }
  | ({ readonly kind: "value" } & ValuePlace)
  | { readonly kind: "string"; readonly nodes: readonly Node[]; readonly literal: Node }
  | { readonly kind: "pattern"; readonly match: MatchExpression | MatchStep; readonly scope: Scope | undefined }
  | { readonly kind: "isPattern"; readonly match: MatchExpression | MatchStep }
  | { readonly kind: "failure"; readonly clause: OnClause; readonly nodes: readonly Node[] }
  | { readonly kind: "outcome"; readonly value: ValuePlace }
  | {
      readonly kind: "step";
      readonly flow: FlowDeclaration | undefined;
      readonly scope: Scope | undefined;
      readonly behind: Step | undefined;
      readonly nodes: readonly Node[];
    }
  | {
      readonly kind: "systemMember";
      readonly system: SystemDeclaration;
      readonly nodes: readonly Node[];
      readonly in: "system" | "webhooks";
    }
  | { readonly kind: "operationName"; readonly nodes: readonly Node[] }
  | { readonly kind: "method"; readonly member: OperationMember; readonly nodes: readonly Node[] }
  | { readonly kind: "eventName"; readonly nodes: readonly Node[] }
  | { readonly kind: "importName"; readonly declaration: ImportDeclaration }
  | { readonly kind: "testTarget" }
  | { readonly kind: "testClause"; readonly declaration: TestDeclaration }
  /** One of some words of the grammar. */
  | { readonly kind: "word"; readonly words: readonly string[] };

/** A place that takes a value. */
export interface ValuePlace {
  /** The node there: what is being written, or `Missing`. */
  readonly node: Node | undefined;
  readonly scope: Scope | undefined;
  readonly expected: Type | undefined;
  /** A call of an operation may stand there. */
  readonly takesCalls: boolean;
  readonly nodes: readonly Node[];
  /** The name of the field or the parameter that it is for. */
  readonly name?: string | undefined;
}

/** Classifies the place of the cursor, once for all providers; undefined where nothing is offered. */
export function placeAt(request: Request): Place | undefined {
  const { cursor } = request;
  if (cursor.string !== undefined) return stringPlace(request);
  const { previous } = cursor;
  if ((previous?.kind === "Dot" || previous?.kind === "OptionalDot") && !beginsEntry(request)) return behindPoint(request);
  if (cursor.bracket === -1) return outside(request);
  return within(request);
}

/** Whether the word on a new line is the name of an entry, whatever is left open in front of it. */
function beginsEntry({ cursor, view }: Request): boolean {
  if (cursor.next?.kind !== "Colon" || cursor.word.start === cursor.word.end) return false;
  return cursor.previous !== undefined && view.text.slice(cursor.previous.end, cursor.word.start).includes("\n");
}

// Nodes

/** The nodes around an offset, without one that is missing there. */
function nodesAround({ root }: Request, offset: number): readonly Node[] {
  const { nodes } = nodesAt(root, offset);
  return nodes.at(-1)?.kind === "Missing" ? nodes.slice(0, -1) : nodes;
}

/** The nodes down to the one that is being written at the cursor, or is missing there. */
function nodesAtCursor(request: Request): readonly Node[] {
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
function nodesOfBracket(request: Request): readonly Node[] {
  const { cursor } = request;
  const bracket = cursor.tokens[cursor.bracket];
  if (bracket === undefined) return [];
  // What ends in front of a bracket touches it, and is not what it belongs to.
  const nodes = nodesAround(request, bracket.start);
  const index = nodes.findLastIndex((node) => node.start <= bracket.start && bracket.end <= node.end);
  return nodes.slice(0, index + 1);
}

function textOf({ view }: Request, token: { readonly start: number; readonly end: number } | undefined): string {
  return token === undefined ? "" : view.text.slice(token.start, token.end);
}

/** The place of a value at the cursor: what is expected of it, and what it may read. */
function valuePlace(request: Request, takesCalls = false, name?: string): ValuePlace {
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
function scopeOfBlock({ model, cursor }: Request, nodes: readonly Node[]): Scope | undefined {
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
function stepsOf(node: Node): readonly (readonly Step[])[] {
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

// Strings

function stringPlace(request: Request): Place | undefined {
  const { cursor, root } = request;
  const { nodes } = nodesAt(root, cursor.string?.start ?? 0);
  const index = nodes.findLastIndex(({ start, kind }) => start === cursor.string?.start && kind !== "Missing");
  const literal = nodes[index];
  return literal && { kind: "string", nodes: nodes.slice(0, index + 1), literal };
}

// Behind a point

function behindPoint(request: Request): Place | undefined {
  const { cursor, model } = request;
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
    case "IndexExpression": {
      const around = nodes.slice(0, index);
      const setting = around.findLast((each) => each.kind === "Setting");
      const scoped = [...around, node, node.object].findLast((each) => model.scopeOf(each) !== undefined);
      return {
        kind: "member",
        object: node.object,
        dot,
        optional: dot.kind === "OptionalDot",
        expected: model.expectedTypeOf(node),
        scope: scoped === undefined ? scopeOfBlock(request, around) : model.scopeOf(scoped),
        setting: setting?.kind === "Setting" ? nameOfSetting(setting) : undefined,
        isArgument: around.at(-1)?.kind === "Argument",
        nodes: around,
      };
    }
    default:
      return undefined;
  }
}

function namesBefore({ path }: TypeName, offset: number): readonly string[] {
  return path.filter((part) => part.end <= offset).map((part) => part.name);
}

// Outside of all brackets: between declarations, or in the head of one

function outside(request: Request): Place | undefined {
  const { cursor } = request;
  const { previous, tokens, index } = cursor;
  const head = declarationBefore(cursor);
  const keyword = tokens[head];
  if (keyword === undefined || previous === undefined) return { kind: "declaration" };
  const isNewLine = request.view.text.slice(previous.end, cursor.word.start).includes("\n");
  switch (previous.kind) {
    case "Arrow":
    case "Bar":
      return { kind: "typeName", path: [], expected: previous.kind === "Arrow" ? "target" : "type" };
    case "Equal":
      return keyword.kind === "Type" ? { kind: "typeName", path: [], expected: "type" } : { kind: "value", ...valuePlace(request) };
    case "From":
    case "DoubleArrow":
      return { kind: "newName" };
  }
  if (previous === keyword) return keyword.kind === "Test" ? { kind: "testTarget" } : { kind: "newName" };
  if (previous.kind === "CloseBrace" && keyword.kind === "Import" && !isNewLine) return { kind: "word", words: ["from"] };
  if (!endsValue(cursor, request.root) && index - 1 !== head + 1) return { kind: "value", ...valuePlace(request) };
  return isNewLine || previous.kind === "CloseBrace" ? { kind: "declaration" } : undefined;
}

// Within brackets

function within(request: Request): Place | undefined {
  const nodes = nodesOfBracket(request);
  const owner = nodes.at(-1);
  if (owner === undefined) return undefined;
  const { cursor } = request;
  const { previous } = cursor;
  const isFirst = cursor.index - 1 === cursor.bracket;
  const begins = isFirst || previous?.kind === "Comma" || endsValue(cursor, request.root) || beginsEntry(request);
  switch (owner.kind) {
    case "ObjectExpression":
      return begins
        ? { kind: "field", object: owner, nodes }
        : { kind: "value", ...valuePlace(request, false, fieldNameBefore(request, owner)) };
    case "CallExpression":
      return inCall(request, owner, nodes, isFirst || previous?.kind === "Comma");
    case "MatchExpression":
    case "MatchStep":
      return inMatch(request, owner, begins);
    case "ImportDeclaration":
      return { kind: "importName", declaration: owner };
    case "TestDeclaration":
      return previous !== undefined && textOf(request, previous).match(/^(?:given|expect|env)$/u)
        ? { kind: "value", ...valuePlace(request) }
        : { kind: "testClause", declaration: owner };
    case "TableDeclaration":
      return previous?.kind === "Colon" ? { kind: "word", words: ["true", "false", "null"] } : { kind: "newName" };
    case "MapDeclaration":
      return inType(request) ?? { kind: "newName" };
    case "ObjectType":
      return inType(request) ?? { kind: "newName" };
    case "TypeName":
    case "UnionType":
    case "ArrayType":
      return { kind: "typeName", path: [], expected: "type" };
    case "FlowDeclaration":
    case "IfStep":
    case "ForStep":
    case "ParallelStep":
    case "MatchStepArm":
      return inSteps(request, nodes, begins);
    case "SystemDeclaration":
    case "WebhooksMember":
    case "SettingObject":
    case "IntegrationDeclaration":
    case "PolicyDeclaration":
    case "SyncDeclaration":
    case "OperationMember":
    case "SettingsClause":
    case "ChannelMember":
    case "SettingList":
      return inSettings(request, owner, nodes, begins);
    default: {
      // A list, an index, a group, a part of a text: whatever is around it says what is wanted.
      const around = nodes.findLast((node) => node.kind === "Setting" || node.kind === "LetStep" || node.kind === "CallStep");
      if (around?.kind === "Setting" && request.model.scopeOf(owner) === undefined)
        return settingValue(request, nodes.slice(0, nodes.indexOf(around) + 1));
      return { kind: "value", ...valuePlace(request) };
    }
  }
}

function fieldNameBefore(request: Request, owner: ObjectExpression): string | undefined {
  const field = owner.entries.findLast((entry) => entry.kind === "ObjectField" && entry.name.end <= request.cursor.word.start);
  if (field?.kind !== "ObjectField" || field.name.kind === "Missing") return undefined;
  return field.name.kind === "Identifier" ? field.name.name : field.name.value;
}

function inType({ cursor }: Request): Place | undefined {
  const kind = cursor.previous?.kind;
  return kind === "Colon" || kind === "Bar" ? { kind: "typeName", path: [], expected: "type" } : undefined;
}

function inCall(request: Request, call: CallExpression, nodes: readonly Node[], begins: boolean): Place | undefined {
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

function inMatch(request: Request, match: MatchExpression | MatchStep, begins: boolean): Place | undefined {
  const { previous } = request.cursor;
  if (previous?.kind === "Is") return { kind: "isPattern", match };
  if (previous?.kind === "FatArrow" || (!begins && previous?.kind !== "Bar")) return { kind: "value", ...valuePlace(request) };
  return { kind: "pattern", match, scope: valuePlace(request).scope };
}

// Settings

function inSettings(request: Request, owner: Node, nodes: readonly Node[], begins: boolean): Place | undefined {
  const { cursor, view } = request;
  const { previous } = cursor;
  const system = nodes.findLast((node) => node.kind === "SystemDeclaration");
  const isIn = owner.kind === "WebhooksMember" ? "webhooks" : "system";
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
  if (begins && (isNewLine || previous?.kind !== "Identifier" || next === "Colon" || owner.kind !== "SystemDeclaration")) {
    if (system?.kind === "SystemDeclaration" && (owner === system || owner.kind === "WebhooksMember"))
      return { kind: "systemMember", system, nodes, in: isIn };
    const table = tableOf(nodes);
    const settings = owner.kind === "SettingObject" || "settings" in owner ? owner.settings : [];
    return table === undefined ? { kind: "newName" } : { kind: "settingName", table, settings, nodes };
  }
  return settingValue(request, settingNodes(request, nodes));
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

function settingValue(request: Request, nodes: readonly Node[]): Place | undefined {
  const { cursor } = request;
  const setting = nodes.at(-1);
  if (setting?.kind !== "Setting") return undefined;
  if (cursor.previous?.kind === "As") return { kind: "newName" };
  if (cursor.previous?.kind === "Per") return { kind: "word", words: ["second", "minute", "hour", "day"] };
  const name = nameOfSetting(setting);
  const inSync = nodes.at(-2)?.kind === "SyncDeclaration" && (name === "read" || name === "find" || name === "write");
  const value = valuePlace(request, inSync);
  const specification = specificationAt(nodes);
  if (specification === undefined) return { kind: "value", ...value };
  return { kind: "settingValue", specification, nodes, value };
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

// Steps

function inSteps(request: Request, nodes: readonly Node[], begins: boolean): Place | undefined {
  const { cursor, model } = request;
  const { previous } = cursor;
  const owner = nodes.at(-1);
  if (previous !== undefined && cursor.index - 1 !== cursor.bracket) {
    switch (previous.kind) {
      case "Let":
      case "For":
        return { kind: "newName" };
      case "Undo":
      case "In":
        return { kind: "value", ...valuePlace(request, true) };
      case "With":
        return undefined;
      case "If":
      case "Match":
      case "Fail":
        return { kind: "value", ...valuePlace(request) };
    }
    const around = nodesAround(request, previous.start);
    const clause = around.findLastIndex((node) => node.kind === "OnClause");
    const on = around[clause];
    if (on?.kind === "OnClause" && on.end >= previous.end) {
      if (previous.kind === "On" || (previous.kind === "Comma" && previous.end <= on.outcome.start))
        return { kind: "failure", clause: on, nodes: around.slice(0, clause + 1) };
      if (previous.kind === "FatArrow") return { kind: "outcome", value: valuePlace(request) };
    }
  }
  if (owner?.kind === "FlowDeclaration") {
    const [last] = [...owner.settings, ...owner.steps]
      .filter((each) => each.start < cursor.word.start)
      .sort((left, right) => right.start - left.start);
    const setting = last?.kind === "Setting" ? last : undefined;
    const isValue =
      setting !== undefined && previous !== undefined && previous.start >= setting.name.start && !endsValue(cursor, request.root);
    if (isValue || previous?.kind === "As") return settingValue(request, [...nodes, ...(setting === undefined ? [] : [setting])]);
  }
  if (!begins) return { kind: "value", ...valuePlace(request, previous?.kind === "Equal") };
  const flow = nodes.findLast((node) => node.kind === "FlowDeclaration");
  const steps = owner === undefined ? [] : stepsOf(owner).flat();
  const behind = steps.findLast((step) => step.end <= cursor.word.start && step.start < cursor.word.start);
  return {
    kind: "step",
    flow: owner?.kind === "FlowDeclaration" && flow?.kind === "FlowDeclaration" ? flow : undefined,
    scope: scopeOfBlock(request, nodes) ?? (behind && model.scopeOfSteps(behind)),
    behind,
    nodes,
  };
}
