import type { Node } from "../../../syntax/nodes.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { nodesAtCursor, valuePlace } from "./around.ts";
import { inCall } from "./calls.ts";
import { memberPlace } from "./point.ts";
import { settingNamePlace, settingValue } from "./settings.ts";

/**
 * The place of a name that is written, by the role that it has in the tree: what the parser took to be there counts as if it were,
 * so a sign that is missing in front of the name changes nothing. Undefined where the name has no role of its own.
 */
export function placeOfName(request: Request): Place | undefined {
  const { cursor } = request;
  const { word } = cursor;
  if (word.start === word.end) return undefined;
  const nodes = nodesAtCursor(request);
  const name = nodes.at(-1);
  const parent = nodes.at(-2);
  if (name === undefined || parent === undefined || name.start !== word.start || name.end !== word.end) return undefined;
  const around = nodes.slice(0, -2);
  const owner = around.at(-1);
  switch (parent.kind) {
    case "Setting":
      if (parent.name !== name) return placeOfValue(request, nodes);
      return beginsSetting(request) ? settingNamePlace(around) : undefined;
    case "ObjectField":
      if (parent.name !== name) return placeOfValue(request, nodes);
      return owner?.kind === "ObjectExpression" ? { kind: "field", object: owner, nodes: around } : undefined;
    case "Argument":
      if (parent.name !== name) return placeOfValue(request, nodes);
      return owner?.kind === "CallExpression" && !nodes.some(({ kind }) => kind === "Setting")
        ? { kind: "argument", call: owner, value: valuePlace(request) }
        : undefined;
    case "TypeName": {
      const isTarget = owner?.kind === "MapDeclaration" && owner.result === parent;
      const [first] = parent.path;
      const dot = cursor.previous;
      if (first === name && parent.start < first.start && dot !== undefined) return { kind: "typeMember", dot };
      const path = parent.path.filter((part) => part.end <= word.start).map((part) => part.name);
      return { kind: "typeName", path, expected: isTarget ? "target" : "type" };
    }
    case "MemberExpression":
      return parent.member === name ? memberPlace(request, nodes.slice(0, -1)) : placeOfValue(request, nodes);
    case "OperationMember":
      return parent.method === name ? { kind: "method", member: parent, nodes: around } : undefined;
    case "OnClause":
      return parent.outcome === name ? { kind: "outcome", value: valuePlace(request) } : { kind: "failure", nodes: nodes.slice(0, -1) };
    case "Rate":
      return { kind: "word", words: ["second", "minute", "hour", "day"] };
    case "Tagged":
      if (parent.tag[0] === name) return placeOfValue(request, nodes);
      return parent.tag.some((part) => part === name)
        ? { kind: "path", path: parent.tag.filter((part) => part.end <= word.start).map((part) => part.name), nodes: around }
        : undefined;
    case "TestDeclaration":
      return parent.target === name ? { kind: "testTarget" } : undefined;
    case "TestClause":
      if (parent.word !== name) return placeOfValue(request, nodes);
      return owner?.kind === "TestDeclaration" ? { kind: "testClause", declaration: owner } : undefined;
    default:
      return isExpression(name) ? placeOfValue(request, nodes) : undefined;
  }
}

/** Whether a name is the name of a setting, and no word that goes on with the value in front of it, such as `overlay`. */
function beginsSetting({ cursor: { previous, next, word }, view }: Request): boolean {
  if (next?.kind === "Colon" || previous?.kind !== "String") return true;
  return view.text.slice(previous.end, word.start).includes("\n");
}

/** The place of a value by what it is the value of, or the beginning of. */
function placeOfValue(request: Request, nodes: readonly Node[]): Place | undefined {
  const { start } = request.cursor.word;
  let index = nodes.length - 1;
  while ((isExpression(nodes[index - 1]) || nodes[index - 1]?.kind === "Tagged") && nodes[index - 1]?.start === start) index--;
  const holder = nodes[index - 1];
  const around = nodes.slice(0, index);
  const setting = around.findLastIndex((node) => node.kind === "Setting");
  switch (holder?.kind) {
    case "Setting":
    case "Alias":
    case "Outcome":
    case "SettingList":
    case "Conjunction":
      return setting === -1 ? undefined : settingValue(request, around.slice(0, setting + 1));
    case "ObjectField":
      return { kind: "value", ...valuePlace(request, false, nameOf(holder.name)) };
    case "Argument": {
      const call = nodes[index - 2];
      if (holder.name !== undefined) return { kind: "value", ...valuePlace(request, false, holder.name.name) };
      return call?.kind === "CallExpression" ? inCall(request, call, nodes.slice(0, index - 1), true) : undefined;
    }
    case "LetStep":
    case "UndoClause":
      return { kind: "value", ...valuePlace(request, true) };
    case "OnClause":
      return { kind: "outcome", value: valuePlace(request) };
    case "CallStep":
      return undefined;
    default:
      return request.model.scopeOf(nodes[index] ?? request.root) === undefined ? undefined : { kind: "value", ...valuePlace(request) };
  }
}

function nameOf(name: Extract<Node, { readonly kind: "ObjectField" }>["name"]): string | undefined {
  if (name.kind === "Missing") return undefined;
  return name.kind === "Identifier" ? name.name : name.value;
}

const expressions: ReadonlySet<Node["kind"]> = new Set([
  ...(["Identifier", "MemberExpression", "IndexExpression", "CallExpression", "UnaryExpression", "BinaryExpression"] as const),
  ...(["UnwrapExpression", "ParenthesizedExpression", "BooleanLiteral", "NullLiteral"] as const),
]);

function isExpression(node: Node | undefined): boolean {
  return node !== undefined && expressions.has(node.kind);
}
