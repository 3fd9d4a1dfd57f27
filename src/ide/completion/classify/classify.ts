import { nodesAt } from "../../../syntax/node-at.ts";
import type { MatchExpression, MatchStep, ObjectExpression } from "../../../syntax/nodes.ts";
import { declarationBefore, endsValue } from "../cursor.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { beginsEntry, nodesOfBracket, textOf, valuePlace } from "./around.ts";
import { inCall } from "./calls.ts";
import { behindPoint } from "./point.ts";
import { placeOfName } from "./role.ts";
import { inSettings, settingValue } from "./settings.ts";
import { inSteps } from "./steps.ts";

/** Classifies the place of the cursor, once for all providers; undefined where nothing is offered. */
export function placeAt(request: Request): Place | undefined {
  const { cursor } = request;
  if (cursor.string !== undefined) return stringPlace(request);
  const named = placeOfName(request);
  if (named !== undefined) return named;
  const { previous } = cursor;
  if ((previous?.kind === "Dot" || previous?.kind === "OptionalDot") && !beginsEntry(request)) return behindPoint(request);
  if (cursor.bracket === -1) return outside(request);
  return within(request);
}

function stringPlace(request: Request): Place | undefined {
  const { cursor, root } = request;
  const { nodes } = nodesAt(root, cursor.string?.start ?? 0);
  const index = nodes.findLastIndex(({ start, kind }) => start === cursor.string?.start && kind !== "Missing");
  const literal = nodes[index];
  return literal && { kind: "string", nodes: nodes.slice(0, index + 1), literal };
}

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

function inMatch(request: Request, match: MatchExpression | MatchStep, begins: boolean): Place | undefined {
  const { previous } = request.cursor;
  if (previous?.kind === "Is") return { kind: "isPattern", match };
  if (previous?.kind === "FatArrow" || (!begins && previous?.kind !== "Bar")) return { kind: "value", ...valuePlace(request) };
  return { kind: "pattern", match, scope: valuePlace(request).scope };
}
