import type { DeclaredSymbol, ModelSymbol } from "../checker/context.ts";
import type { Span } from "../source/span.ts";
import type { Identifier, Node } from "../syntax/nodes.ts";
import { childrenOf } from "../syntax/walk.ts";
import { changesSomething } from "./symbol.ts";
import type { View } from "./view.ts";

/** What a token is, in the words of LSP 3.18, in the order of the legend. */
export const tokenTypes = [
  "namespace",
  "type",
  "struct",
  "function",
  "method",
  "event",
  "property",
  "parameter",
  "variable",
  "enumMember",
  "keyword",
  "string",
  "number",
  "operator",
  "comment",
] as const;

/** What else is said of a token, in the order of the legend. */
export const tokenModifiers = [
  "declaration",
  "readonly",
  "static",
  "deprecated",
  "modification",
  "documentation",
  "defaultLibrary",
] as const;

export type TokenType = (typeof tokenTypes)[number];
export type TokenModifier = (typeof tokenModifiers)[number];

/** A token with its colour. */
export interface SemanticToken extends Span {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

/** What a name is: its type first. */
type Look = readonly [TokenType, ...TokenModifier[]];

/**
 * The tokens of a view in the order of the text, each on one line: names by what they stand for, everything else by what it
 * is. A call that changes something is a `modification`, the language's own words are the `defaultLibrary`.
 *
 * @param range only tokens that touch it
 */
export function semanticTokens(view: View, range: Span = { start: 0, end: view.text.length }): readonly SemanticToken[] {
  const names = namesIn(view, range);
  const tokens: SemanticToken[] = [];
  const within = (span: Span): boolean => span.end >= range.start && span.start <= range.end && span.end > span.start;
  for (const { kind, start, end } of view.parsed.tokens) {
    if (!within({ start, end })) continue;
    const look = names.get(start) ?? lookOfToken(kind);
    if (look !== undefined) tokens.push(token({ start, end }, look));
  }
  for (const comment of view.parsed.comments)
    if (within(comment)) tokens.push(token(comment, comment.doc ? ["comment", "documentation"] : ["comment"]));
  return tokens.sort((left, right) => left.start - right.start);
}

function token({ start, end }: Span, [type, ...modifiers]: Look): SemanticToken {
  return { start, end, type, modifiers };
}

const punctuation: ReadonlySet<string> = new Set([
  ...["OpenBrace", "CloseBrace", "OpenBracket", "CloseBracket", "OpenParenthesis", "CloseParenthesis", "Comma", "Colon", "Dot"],
  ...["InterpolationStart", "TemplateBreak", "Identifier", "QuotedIdentifier"],
]);
const texts: ReadonlySet<string> = new Set(["String", "TemplateStart", "TemplateText", "TemplateEnd"]);
const numbers: ReadonlySet<string> = new Set(["Number", "Duration", "Percent", "Status"]);
const operators: ReadonlySet<string> = new Set([
  ...["Spread", "OptionalDot", "Coalesce", "Question", "DoubleArrow", "FatArrow", "Arrow", "EqualEqual", "NotEqual", "LessEqual"],
  ...["GreaterEqual", "Less", "Greater", "OrOr", "AndAnd", "Bar", "Ampersand", "Equal", "Exclamation", "Plus", "Minus", "Star", "Slash"],
]);

/** What a token is that is no name: all that is left over is a word of the language. */
function lookOfToken(kind: string): Look | undefined {
  if (punctuation.has(kind)) return undefined;
  if (texts.has(kind)) return ["string"];
  if (numbers.has(kind)) return ["number"];
  if (operators.has(kind)) return ["operator"];
  return ["keyword"];
}

/** What each name is, by where it begins. */
function namesIn(view: View, range: Span): ReadonlyMap<number, Look> {
  const looks = new Map<number, Look>();
  const pending: Node[] = view.parsed.file.declarations.filter(({ start, end }) => end >= range.start && start <= range.end);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of childrenOf(node)) {
      if (child.kind === "Identifier") looks.set(child.start, looks.get(child.start) ?? lookOf(view, node, child));
      else pending.push(child);
    }
    const method = node.kind === "CallExpression" ? standardFunction(view, node) : undefined;
    if (method !== undefined) looks.set(method.start, ["method", "defaultLibrary"]);
  }
  return looks;
}

/** The name of a call behind a point that the program does not declare: `x.take(3)`. */
function standardFunction(view: View, { callee }: Extract<Node, { kind: "CallExpression" }>): Identifier | undefined {
  if (callee.kind !== "MemberExpression" || callee.member.kind === "Missing") return undefined;
  return view.model?.symbolOf(callee.member) === undefined ? callee.member : undefined;
}

const builtInTypes: ReadonlySet<string> = new Set(["string", "number", "integer", "boolean", "null", "unknown"]);

/** What a name is: by what it stands for, and where that is not known by where it stands. */
function lookOf(view: View, parent: Node, name: Identifier): Look {
  const byPlace = lookByPlace(view, parent, name);
  if (byPlace !== undefined) return byPlace;
  const symbol = view.model?.symbolOf(name);
  if (symbol !== undefined) return lookOfSymbol(symbol);
  return parent.kind === "MemberExpression" && parent.member === name ? ["property"] : ["variable"];
}

/** What stands in some places is one thing whatever it is called. */
function lookByPlace(view: View, parent: Node, name: Identifier): Look | undefined {
  const symbol = view.model?.symbolOf(name);
  switch (parent.kind) {
    case "IntegrationDeclaration":
    case "SystemDeclaration":
      return ["namespace", "declaration"];
    case "PolicyDeclaration":
      return ["struct", "declaration"];
    case "TypeDeclaration":
      return ["type", "declaration"];
    case "TableDeclaration":
      return ["variable", "declaration", "readonly", "static"];
    case "MapDeclaration":
    case "FlowDeclaration":
    case "SyncDeclaration":
      return ["function", "declaration"];
    case "OperationMember":
      return parent.name === name ? withDeclaration(symbol, ["method"]) : ["enumMember", "defaultLibrary"];
    case "ChannelMember":
    case "EventMember":
      return ["event", "declaration"];
    case "AssumeMember":
      return parent.subject.length === 1 ? ["keyword"] : ["property"];
    case "Parameter":
    case "LambdaExpression":
      return ["parameter", "declaration"];
    case "LetStep":
    case "ForStep":
    case "Alias":
      return isNameOf(parent, name) ? ["variable", "declaration", "readonly"] : undefined;
    case "TestClause":
      return ["keyword"];
    case "Setting":
      return parent.name === name ? ["property", "defaultLibrary"] : wordOr(symbol);
    case "SettingList":
    case "OnClause":
      return wordOr(symbol);
    case "Rate":
      return ["enumMember", "defaultLibrary"];
    case "Tagged":
      return parent.tag.includes(name) ? ["function", "defaultLibrary"] : ["keyword"];
    case "CallExpression":
      return parent.callee === name && symbol === undefined ? ["function", "defaultLibrary"] : undefined;
    case "TypeField":
      return ["property", "declaration"];
    case "ObjectField":
      return parent.name === name ? (symbol === undefined ? ["property"] : lookOfSymbol(symbol)) : undefined;
    case "Argument":
      return parent.name === name ? ["parameter"] : undefined;
    case "TypeName":
      return typeNameLook(parent.path, name, symbol);
    case "MemberExpression":
      return memberLook(view, parent, name, symbol);
    default:
      return undefined;
  }
}

function isNameOf(parent: Extract<Node, { kind: "LetStep" | "ForStep" | "Alias" }>, name: Identifier): boolean {
  return (parent.kind === "ForStep" ? parent.variable : parent.name) === name;
}

function withDeclaration(symbol: ModelSymbol | undefined, otherwise: Look): Look {
  const [type, ...modifiers] = symbol === undefined ? otherwise : lookOfSymbol(symbol);
  return [type, "declaration", ...modifiers];
}

/** A word of the language (`full`, `deadLetter`, `timeout`), unless it stands for something that the program declares. */
function wordOr(symbol: ModelSymbol | undefined): Look {
  return symbol === undefined ? ["enumMember", "defaultLibrary"] : lookOfSymbol(symbol);
}

function typeNameLook(path: readonly Identifier[], name: Identifier, symbol: ModelSymbol | undefined): Look {
  if (path[0] !== name) return ["type"];
  if (symbol !== undefined) return lookOfSymbol(symbol);
  return path.length === 1 && builtInTypes.has(name.name) ? ["type", "defaultLibrary"] : ["type"];
}

function memberLook(
  view: View,
  parent: Extract<Node, { kind: "MemberExpression" }>,
  name: Identifier,
  symbol: ModelSymbol | undefined,
): Look | undefined {
  if (symbol !== undefined) return undefined;
  const { object } = parent;
  if (object === name) return name.name === "env" || name.name === "secret" ? ["namespace", "defaultLibrary"] : undefined;
  if (object.kind !== "Identifier" || view.model?.symbolOf(object) !== undefined) return undefined;
  return object.name === "env" || object.name === "secret" ? ["variable", "readonly", "static"] : undefined;
}

const declarationLooks: Readonly<Record<DeclaredSymbol["kind"], Look>> = {
  system: ["namespace"],
  policy: ["struct"],
  type: ["type"],
  table: ["variable", "readonly", "static"],
  map: ["function"],
  flow: ["function"],
  sync: ["function"],
};

function lookOfSymbol(symbol: ModelSymbol): Look {
  switch (symbol.kind) {
    case "declaration":
      return declarationLooks[symbol.symbol.kind];
    case "variable":
      return symbol.variable.kind === "parameter" || symbol.variable.kind === "lambda" ? ["parameter"] : ["variable", "readonly"];
    case "operation": {
      const { deprecated } = symbol.operation.operation;
      return [
        "method",
        ...(deprecated ? (["deprecated"] as const) : []),
        ...(changesSomething(symbol.operation) ? (["modification"] as const) : []),
      ];
    }
    case "argument":
      return ["parameter"];
    case "event":
      return ["event"];
    case "property": {
      const properties = symbol.uses.map(({ property }) => property);
      return [
        "property",
        ...(properties.some(({ readOnly }) => readOnly) ? (["readonly"] as const) : []),
        ...(properties.some(({ deprecated }) => deprecated) ? (["deprecated"] as const) : []),
      ];
    }
    case "type":
      return builtInTypes.has(symbol.name) ? ["type", "defaultLibrary"] : ["type"];
    case "setting":
      return ["property", "defaultLibrary"];
    case "word":
    case "failure":
      return ["enumMember", "defaultLibrary"];
    case "function":
      return ["method", "defaultLibrary"];
    case "authKind":
    case "webhookScheme":
    case "pageStyle":
    case "backoff":
      return ["function", "defaultLibrary"];
    case "environment":
      return ["variable", "readonly", "static"];
    case "file":
      return ["string"];
  }
}
