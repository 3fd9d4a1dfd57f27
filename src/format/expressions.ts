import type {
  Argument,
  BinaryExpression,
  CallExpression,
  Expression,
  IndexExpression,
  MemberExpression,
  ObjectEntry,
  Pattern,
  SpreadEntry,
  StringLiteral,
  UnwrapExpression,
} from "../syntax/nodes.ts";
import {
  type Assigned,
  type Doc,
  flatWidth,
  group,
  hardLine,
  indent,
  type List,
  line,
  softLine,
  takesLines,
  takesLinesBeside,
} from "./doc.ts";
import { type Cells, type ListStyle, listOf } from "./lists.ts";
import { NotUnderstood, type Source } from "./source.ts";
import { leaf, nameList, separated, typeOf } from "./types.ts";

/** Fields between braces: of an object, a table, settings. */
export const fieldStyle: ListStyle = { open: "{", commas: "shared", keepsLines: true };
/** Elements between brackets. */
export const elementStyle: ListStyle = { open: "[", commas: "always", keepsLines: true };
/** Members between braces, each on a line of its own. */
export const blockStyle: ListStyle = { open: "{", commas: "shared" };

/** The lists that an expression ends in, by its document: they may stay open on its first line. */
const lastLists = new WeakMap<object, List>();

/** The list that a document ends in. */
export function lastListOf(doc: Doc): List | undefined {
  return typeof doc === "string" ? undefined : lastLists.get(doc);
}

/** Says that a document ends in a list, if a part of it does. */
export function endingAs<Whole extends object & Doc>(doc: Whole, part: Doc): Whole {
  const list = typeof part === "object" && "kind" in part && part.kind === "list" ? part : lastListOf(part);
  if (list !== undefined && list.items.length > 0) lastLists.set(doc, list);
  return doc;
}

/** Lays out an expression. */
export function expressionOf(source: Source, node: Expression): Doc {
  switch (node.kind) {
    case "NumberLiteral":
    case "StringLiteral":
    case "BooleanLiteral":
    case "NullLiteral":
    case "DurationLiteral":
    case "PercentLiteral":
    case "StatusLiteral":
    case "Identifier":
      return leaf(source, node);
    case "TemplateExpression":
      if (source.start !== node.start) throw new NotUnderstood();
      return source.raw(node.end);
    case "MemberExpression":
    case "IndexExpression":
    case "CallExpression":
    case "UnwrapExpression":
      return chainOf(source, node);
    case "UnaryExpression":
      return [source.expect(node.operator), expressionOf(source, node.operand)];
    case "BinaryExpression":
      return binaryOf(source, node);
    case "FailExpression":
      return [source.expect("fail"), " ", expressionOf(source, node.message)];
    case "MatchExpression": {
      const head = [source.expect("match"), " ", node.subject === undefined ? "" : [expressionOf(source, node.subject), " "]];
      const arms = listOf(source, node.arms, { open: "{", commas: "shared" }, ({ patterns, value }) => {
        const pattern = patternsOf(source, patterns);
        return {
          cells: [pattern, [source.expect("=>"), " ", expressionOf(source, value)]],
          columns: "arm",
          block: isBlock(value),
        };
      });
      return endingAs([head, arms], arms);
    }
    case "LambdaExpression": {
      const parameters = source.peek() === "(" ? nameList(source, node.parameters, "(") : node.parameters.map((name) => leaf(source, name));
      const arrow = source.expect("=>");
      const body = expressionOf(source, node.body);
      return endingAs([parameters, " ", arrow, " ", body], body);
    }
    case "ObjectExpression":
      return objectOf(source, node.entries, fieldStyle);
    case "ArrayExpression":
      return listOf(source, node.elements, { ...elementStyle, fills: node.elements.every(isSimple) }, (element) => ({
        cells: [element.kind === "SpreadEntry" ? spreadOf(source, element) : expressionOf(source, element)],
      }));
    case "ParenthesizedExpression": {
      const open = source.expect("(");
      const inner = expressionOf(source, node.expression);
      const dangling = source.dangling();
      return group([open, indent([softLine, inner, dangling]), softLine, source.expect(")")]);
    }
    case "Missing":
      throw new NotUnderstood();
  }
}

/** Whether a value is written as a block, so that it stays beside its name when it takes several lines. */
export function isBlock(node: { readonly kind: string }): boolean {
  return node.kind === "ObjectExpression" || node.kind === "ArrayExpression";
}

/** The fields of an object, or of a map. */
export function objectOf(source: Source, entries: readonly ObjectEntry[], style: ListStyle): List {
  return listOf(source, entries, style, (entry): Cells => {
    if (entry.kind === "SpreadEntry") return { cells: [spreadOf(source, entry)], columns: "field" };
    const name = [leaf(source, entry.name), source.expect(":")];
    return { cells: [name, expressionOf(source, entry.value)], columns: "field", block: isBlock(entry.value) };
  });
}

function spreadOf(source: Source, { value }: SpreadEntry): Doc {
  return [source.expect("..."), expressionOf(source, value)];
}

/** Patterns with `|` between them. */
export function patternsOf(source: Source, patterns: readonly Pattern[]): Doc {
  return separated(source, "|", patterns, (pattern) => {
    if (pattern.kind === "ElsePattern") return source.expect("else");
    if (pattern.kind === "IsPattern") return [source.expect("is"), " ", typeOf(source, pattern.type)];
    return expressionOf(source, pattern.value);
  });
}

// Members and calls

type Link = MemberExpression | IndexExpression | CallExpression | UnwrapExpression;

function isLink(node: Expression): node is Link {
  return (
    node.kind === "MemberExpression" ||
    node.kind === "IndexExpression" ||
    node.kind === "CallExpression" ||
    node.kind === "UnwrapExpression"
  );
}

function chainOf(source: Source, node: Link): Doc {
  const links: Link[] = [];
  let base: Expression = node;
  while (isLink(base)) {
    links.unshift(base);
    base =
      base.kind === "MemberExpression" || base.kind === "IndexExpression"
        ? base.object
        : base.kind === "CallExpression"
          ? base.callee
          : base.operand;
  }
  const head: Doc[] = [expressionOf(source, base)];
  const calls: Doc[][] = [];
  let last: Doc = "";
  let lastArguments: Doc = "";
  let written = false;
  for (const [index, link] of links.entries()) {
    // A member that is called begins a part that may take a line of its own.
    if (link.kind === "MemberExpression" && links[index + 1]?.kind === "CallExpression") {
      (calls.at(-1) ?? head).push(source.trailing() ?? "");
      calls.push([]);
      written ||= source.onNewLine;
    }
    last = linkOf(source, link);
    if (link.kind === "CallExpression") lastArguments = last;
    (calls.at(-1) ?? head).push(last);
  }
  const parts = [...head, ...calls.flat()];
  const whole = endingAs(parts, last);
  if (calls.length < 2) return whole;
  const broken = [head, indent(calls.map((call): Doc => [hardLine, call]))];
  // Only the last arguments take several lines: they are opened where they are, unless the source has the calls below each other.
  const long = parts.filter(takesLines);
  const short = flatWidth(parts.slice(parts.indexOf(lastArguments) + 1)) <= littleRoom;
  const open = !written && short && long.length === 1 && long[0] === lastArguments ? lastListOf(lastArguments) : undefined;
  if (long.length > 0 && open === undefined) return broken;
  const choice: Doc = { kind: "choice", states: [whole, broken], broken: open };
  return open === undefined ? choice : endingAs(choice, whole);
}

function linkOf(source: Source, link: Link): Doc {
  switch (link.kind) {
    case "MemberExpression":
      return [source.expect(link.optional ? "?." : "."), leaf(source, link.member)];
    case "IndexExpression":
      return [
        link.optional ? source.expect("?.") : "",
        source.expect("["),
        expressionOf(source, link.index),
        indent(source.dangling()),
        source.expect("]"),
      ];
    case "CallExpression":
      return argumentsOf(source, link.arguments);
    case "UnwrapExpression":
      return source.expect("!");
  }
}

/** Arguments that take little room stay with what is called, and what stands behind arguments does not break if it takes no more. */
const littleRoom = 24;

function argumentsOf(source: Source, nodes: readonly Argument[]): Doc {
  const list = listOf(source, nodes, { open: "(", commas: "always", keepsLines: true }, (node): Cells => {
    const value = (): Doc => (node.value.kind === "Tagged" ? taggedString(source, node.value) : expressionOf(source, node.value));
    if (node.name === undefined) return { cells: [value()] };
    const name = [leaf(source, node.name), source.expect(":")];
    return { cells: [name, value()], columns: "argument", block: isBlock(node.value) };
  });
  if (nodes.length === 0) return list;
  if (nodes.every(({ name, value }) => name === undefined && isSimple(value)) && flatWidth(list) <= littleRoom) {
    const values = list.items.map(({ cells }, index) => [index === 0 ? "" : ", ", cells]);
    return [list.open, values, list.close];
  }
  const final = list.items.at(-1);
  const open = final === undefined ? undefined : openable(final.cells.at(-1) ?? "");
  const others = list.items.slice(0, -1);
  const opens =
    open !== undefined &&
    final !== undefined &&
    !list.forced &&
    list.dangling.length === 0 &&
    final.leading.length === 0 &&
    final.trailing === undefined &&
    list.afterOpen === "" &&
    !takesLines(others.map(({ leading, cells, trailing }) => [leading, cells, trailing ?? ""])) &&
    !takesLinesBeside(final.cells, open) &&
    (takesLines(open) || others.length === 0 || nodes.at(-1)?.value.kind === "LambdaExpression");
  if (!opens) return endingAs([list], list);
  const hugged = [
    list.open,
    others.map(({ cells }) => [cells.map((cell, place) => [place === 0 ? "" : " ", cell]), ", "]),
    final.cells.map((cell, place) => [place === 0 ? "" : " ", cell]),
    list.close,
  ];
  return endingAs({ kind: "choice", states: [hugged, list], broken: open }, open);
}

/** The list that a document is, or ends in. */
function openable(doc: Doc): List | undefined {
  if (typeof doc === "string" || !("kind" in doc) || doc.kind !== "list") return lastListOf(doc);
  return doc.items.length > 0 ? doc : undefined;
}

/** `header "X-Key"` as an argument. */
function taggedString(source: Source, node: Extract<Argument["value"], { kind: "Tagged" }>): Doc {
  if (node.value.kind !== "StringLiteral") throw new NotUnderstood();
  const value: StringLiteral = node.value;
  return [node.tag.map((name) => leaf(source, name)), " ", leaf(source, value)];
}

/** A value without parts. */
function isSimple(node: { readonly kind: string }): boolean {
  return simpleKinds.has(node.kind);
}

/** What is written as it stands. */
export const constantKinds = [
  "NumberLiteral",
  "StringLiteral",
  "BooleanLiteral",
  "NullLiteral",
  "DurationLiteral",
  "PercentLiteral",
  "StatusLiteral",
];
const simpleKinds: ReadonlySet<string> = new Set([...constantKinds, "Identifier", "UnaryExpression"]);

// Operators

const rows: readonly (readonly string[])[] = [["??"], ["||"], ["&&"], ["==", "!="], ["<", "<=", ">", ">="], ["+", "-"], ["*", "/"]];

function rowOf(node: BinaryExpression): number {
  return rows.findIndex((row) => row.includes(node.operator));
}

function binaryOf(source: Source, node: BinaryExpression): Doc {
  const row = rowOf(node);
  const operations: BinaryExpression[] = [];
  let first: Expression = node;
  while (first.kind === "BinaryExpression" && rowOf(first) === row) {
    operations.unshift(first);
    first = first.left;
  }
  const head = expressionOf(source, first);
  let written = false;
  const operands = operations.map(({ operator, right }) => {
    written ||= source.onNewLine;
    const trailing = source.trailing() ?? "";
    return { trailing, doc: [source.expect(operator), " ", expressionOf(source, right)] };
  });
  const broken = group([head, indent(operands.map(({ trailing, doc }): Doc => [trailing, line, doc]))]);
  const last = operands.at(-1)?.doc[2] ?? "";
  const open = !written && takesLines(last) ? openable(last) : undefined;
  const whole: Doc[] = [head, operands.map(({ trailing, doc }): Doc => [trailing, " ", doc])];
  if (open === undefined || takesLinesBeside(whole, open)) return broken;
  return endingAs({ kind: "choice", states: [whole, broken], broken: open }, open);
}

// Values behind `=`

/** `left = value`: what can be opened on its first line is, everything else moves below where it does not fit. */
export function assignmentOf(left: Doc, node: Expression, value: Doc): Doc {
  return [left, { kind: "assigned", value, overflow: overflowOf(node, value) }];
}

function overflowOf(node: Expression, value: Doc): Assigned["overflow"] {
  switch (node.kind) {
    case "ObjectExpression":
    case "ArrayExpression":
    case "MatchExpression":
    case "ParenthesizedExpression":
    case "LambdaExpression":
      return "in place";
    case "CallExpression":
    case "UnwrapExpression":
    case "MemberExpression":
    case "IndexExpression":
      if (takesLines(value) || lastListOf(value) !== undefined) return "in place";
      return "below if whole";
    case "BinaryExpression":
      return takesLines(value) && lastListOf(value) !== undefined ? "in place if first" : "below";
    default:
      return "below";
  }
}
