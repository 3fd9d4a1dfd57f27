import type { MapSymbol } from "../../checker/context.ts";
import type { Edit } from "../../diagnostics/diagnostic.ts";
import type { CallExpression, Expression, Node } from "../../syntax/nodes.ts";
import { walk } from "../../syntax/walk.ts";
import { usesOf } from "../uses.ts";
import type { View } from "../view.ts";
import { type ActionPlace, type ActionProvider, type CodeAction, edit } from "./action.ts";
import { keepsSound } from "./keeps-sound.ts";
import { indentAt, reindented, startWithDoc, textOf } from "./text.ts";

/**
 * Writes what a map gives in the place of its call, with the arguments in the place of its parameters; the map goes away with
 * its only use. Nothing is offered where that would change what the program means, or compute something twice.
 */
export const inlineMap: ActionProvider = (place) => {
  const { view, path } = place;
  const call = path.nodes.findLast(
    (node) => node.kind === "CallExpression" && node.callee.start <= place.span.start && place.span.end <= node.callee.end,
  );
  if (call?.kind !== "CallExpression" || call.callee.kind !== "Identifier") return [];
  const symbol = view.model?.symbolOf(call.callee);
  if (symbol?.kind !== "declaration" || symbol.symbol.kind !== "map" || symbol.symbol.file !== view.file) return [];
  const map = symbol.symbol;
  const body = inlined(view, map, call, parentOf(path.nodes, call));
  if (body === undefined) return [];
  // A file that is imported may be used by other programs, too.
  const isOnlyUse = view.checked.files[0] === view.file && usesOf(view, map.span.start, () => []).length === 1;
  const replaced = edit(place, call, body);
  const single: CodeAction = {
    title: `Inline this call of \`${map.name}\``,
    kind: "refactor.inline",
    edits: () => keepsSound(view, [replaced]),
  };
  if (!isOnlyUse) return [single];
  return [{ ...single, title: `Inline \`${map.name}\` and remove it`, edits: () => keepsSound(view, [replaced, removal(place, map)]) }];
};

function parentOf(nodes: readonly Node[], node: Node): Node | undefined {
  return nodes[nodes.indexOf(node) - 1];
}

/** The map's declaration with the white space behind it. */
function removal(place: ActionPlace, { declaration }: MapSymbol): Edit {
  const { text } = place.view;
  const rest = /^\s*/u.exec(text.slice(declaration.end))?.[0].length ?? 0;
  return edit(place, { start: startWithDoc(declaration), end: declaration.end + rest }, "");
}

/** The body of a map with the arguments of a call in the place of its parameters; undefined where that would not be the same. */
function inlined(view: View, map: MapSymbol, call: CallExpression, parent: Node | undefined): string | undefined {
  const { body } = map.declaration;
  const values = argumentsOf(map, call);
  if (values === undefined || map.declaration.inverse !== undefined || body.kind === "Missing") return undefined;
  if (spreads(body) && view.model?.expectedTypeOf(call) !== map.result) return undefined;
  const bound = boundNames(body);
  const replacements: { readonly node: Node; readonly value: Expression }[] = [];
  for (const node of walk(body)) {
    const symbol = node.kind === "Identifier" ? view.model?.symbolOf(node) : undefined;
    if (symbol?.kind !== "variable" || symbol.variable.kind !== "parameter" || !isParameter(map, symbol.variable.span.start)) continue;
    const value = values.get(symbol.variable.name);
    if (value === undefined) return undefined;
    replacements.push({ node, value });
  }
  for (const value of values.values()) {
    const uses = replacements.filter((each) => each.value === value).length;
    // What is read twice would be computed twice. What may refuse the record does so whether or not it is read.
    if (!isPlain(value) && (uses !== 1 || mayRefuse(value))) return undefined;
    for (const node of walk(value)) if (node.kind === "Identifier" && bound.has(node.name)) return undefined;
  }
  let text = "";
  let at = body.start;
  for (const { node, value } of replacements.sort((left, right) => left.node.start - right.node.start)) {
    const around = nodeAround(body, node);
    text += view.text.slice(at, node.start);
    text += needsParentheses(value, around, node) ? `(${textOf(view, value)})` : textOf(view, value);
    at = node.end;
  }
  text += view.text.slice(at, body.end);
  const moved = reindented(text, indentAt(view, body.start), indentAt(view, call.start));
  return needsParentheses(body, parent, call) ? `(${moved})` : moved;
}

/** Whether it takes fields by what its place asks for. */
function spreads(body: Node): boolean {
  for (const node of walk(body)) if (node.kind === "SpreadEntry") return true;
  return false;
}

function isParameter({ declaration }: MapSymbol, start: number): boolean {
  return declaration.parameters.some(({ name }) => name.start === start);
}

/** The argument of each parameter, by its name; undefined where one is left out. */
function argumentsOf({ parameters }: MapSymbol, call: CallExpression): ReadonlyMap<string, Expression> | undefined {
  const values = new Map<string, Expression>();
  for (const [index, argument] of call.arguments.entries()) {
    const name = argument.name?.name ?? parameters[index]?.name;
    if (name === undefined || argument.value.kind === "Tagged" || argument.value.kind === "Missing") return undefined;
    values.set(name, argument.value);
  }
  return values.size === parameters.length ? values : undefined;
}

/** Whether a `fail` or a `!` stands in an expression. */
function mayRefuse(value: Expression): boolean {
  for (const node of walk(value)) if (node.kind === "FailExpression" || node.kind === "UnwrapExpression") return true;
  return false;
}

/** The names that lambdas within an expression bind. */
function boundNames(body: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of walk(body)) {
    if (node.kind === "LambdaExpression") for (const name of node.parameters) if (name.kind === "Identifier") names.add(name.name);
  }
  return names;
}

/** Whether reading it again costs nothing and cannot fail. */
function isPlain(value: Expression): boolean {
  switch (value.kind) {
    case "Identifier":
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral":
    case "NullLiteral":
      return true;
    case "MemberExpression":
      return isPlain(value.object);
    default:
      return false;
  }
}

/** The node right around another one. */
function nodeAround(root: Node, inner: Node): Node | undefined {
  for (const node of walk(root)) if (node !== inner && Object.values(node).some((value) => value === inner)) return node;
  return undefined;
}

const powers: Readonly<Record<string, number>> = {
  "??": 0,
  "||": 1,
  "&&": 2,
  "==": 3,
  "!=": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
};

/** Whether a value must be put in parentheses to stay one operand where `replaced` stands. */
function needsParentheses(value: Expression, around: Node | undefined, replaced: Node): boolean {
  if (around === undefined || !isCompound(value)) return false;
  switch (around.kind) {
    case "BinaryExpression": {
      if (value.kind !== "BinaryExpression") return value.kind !== "UnaryExpression";
      const [inner = 0, outer = 0] = [powers[value.operator], powers[around.operator]];
      return inner < outer || (inner === outer && around.right === replaced);
    }
    case "MemberExpression":
    case "UnaryExpression":
    case "UnwrapExpression":
      return true;
    case "IndexExpression":
      return around.object === replaced;
    case "CallExpression":
      return around.callee === replaced;
    default:
      return false;
  }
}

/** Whether it is made of parts that something beside it could tear apart. */
function isCompound({ kind }: Expression): boolean {
  return [
    "BinaryExpression",
    "UnaryExpression",
    "LambdaExpression",
    "FailExpression",
    "MatchExpression",
    "UnwrapExpression",
    "ObjectExpression",
  ].includes(kind);
}
