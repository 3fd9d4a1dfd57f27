import type { Identifier, Name, ParameterNode, StringLiteral, TypeField, TypeNode } from "../syntax/nodes.ts";
import { type Doc, group, indent, join, line } from "./doc.ts";
import { type Cells, listOf } from "./lists.ts";
import { NotUnderstood, type Source } from "./source.ts";

/** A token that is a whole node. */
export function leaf(source: Source, node: { readonly kind: string; readonly start: number; readonly end: number }): Doc {
  if (node.kind === "Missing") throw new NotUnderstood();
  const doc = source.at(node.start);
  if (source.end !== node.end) throw new NotUnderstood();
  return doc;
}

/** Names with dots between them. */
export function path(source: Source, names: readonly (Name | StringLiteral)[]): Doc {
  return names.map((name, index) => [index === 0 ? "" : source.expect("."), leaf(source, name)]);
}

/**
 * A type.
 *
 * @param broken how the members of a union stand below each other: behind the first, or each behind a `|`
 */
export function typeOf(source: Source, node: TypeNode, broken: "hanging" | "listed" = "hanging"): Doc {
  // Parentheses, and a `|` in front of the first member, are not in the tree.
  const opened: Doc[] = [];
  let parentheses = 0;
  while (source.start < node.start) {
    if (source.peek() === "|") source.skip();
    else {
      opened.push(source.expect("("));
      parentheses++;
    }
  }
  const doc = plainType(source, node, parentheses > 0 ? "hanging" : broken);
  if (parentheses === 0) return doc;
  const closed: Doc[] = [];
  for (; parentheses > 0; parentheses--) closed.push(source.expect(")"));
  return [opened, doc, closed];
}

function plainType(source: Source, node: TypeNode, broken: "hanging" | "listed"): Doc {
  switch (node.kind) {
    case "TypeName":
      return path(source, node.path);
    case "LiteralType":
      return source.peek() === "-" ? [source.next(), source.next()] : leaf(source, node);
    case "UnionType": {
      if (source.peek() === "|") source.skip();
      const [first = "", ...rest] = node.members.map((member, index) => [
        index === 0 ? "" : [source.expect("|"), " "],
        typeOf(source, member),
      ]);
      const others = rest.map((member): Doc => [line, member]);
      if (broken === "hanging") return group([first, indent(others)]);
      return group([{ kind: "ifBreak", broken: "| ", flat: "" }, first, others]);
    }
    case "ArrayType":
      return [typeOf(source, node.element), source.expect("["), source.expect("]")];
    case "ObjectType":
      return objectType(source, node);
    case "SchemaType":
      return [source.expect("schema"), " ", leaf(source, node.reference)];
    case "FunctionType":
      return [parameters(source, node.parameters), " ", source.expect("=>"), " ", typeOf(source, node.result)];
    case "Missing":
      throw new NotUnderstood();
  }
}

/** `(name: T, name?: T)` */
export function parameters(source: Source, nodes: readonly ParameterNode[]): Doc {
  return listOf(source, nodes, { open: "(", commas: "always" }, (node) => ({
    cells: entryCells(source, [leaf(source, node.name), source.maybe("?") ?? ""], node.type, (type) => typeOf(source, type)),
    columns: "parameter",
  }));
}

/** `name:` and what stands behind it, where something does. */
function entryCells<Node>(source: Source, name: Doc, value: Node | undefined, layOut: (value: Node) => Doc): readonly Doc[] {
  return value === undefined ? [name] : [[name, source.expect(":")], layOut(value)];
}

type ObjectTypeNode = Extract<TypeNode, { kind: "ObjectType" }>;

function objectType(source: Source, node: ObjectTypeNode): Doc {
  const { index } = node;
  const entries: readonly (TypeField | TypeNode)[] = [...node.fields, ...(index === undefined ? [] : [index])].sort(
    (a, b) => a.start - b.start,
  );
  return listOf(source, entries, { open: "{", commas: "shared", keepsLines: true }, (entry): Cells => {
    if (entry.kind !== "TypeField") return { cells: [indexKey(source), typeOf(source, entry)], columns: "field" };
    const name = [leaf(source, entry.name), source.maybe("?") ?? "", source.expect(":")];
    return { cells: [name, typeOf(source, entry.type)], columns: "field", block: entry.type.kind === "ObjectType" };
  });
}

/** `[key: string]:`, of which the tree has nothing. */
function indexKey(source: Source): Doc {
  return [source.expect("["), source.next(), source.expect(":"), " ", indexType(source), source.expect("]"), source.expect(":")];
}

function indexType(source: Source): Doc {
  const names: Doc[] = [source.next()];
  while (source.peek() === ".") names.push(source.next(), source.next());
  return names;
}

/** Names between commas. */
export function nameList(source: Source, names: readonly Identifier[] | readonly Name[], open: "{" | "("): Doc {
  return listOf(source, names, { open, commas: "always", fills: true, keepsLines: true }, (name) => ({ cells: [leaf(source, name)] }));
}

/** Parts with a sign between them that the tree does not have. */
export function separated<Node>(source: Source, sign: string, nodes: readonly Node[], layOut: (node: Node) => Doc): Doc {
  const parts = nodes.map((node, index) => [index === 0 ? "" : [source.expect(sign), " "], layOut(node)]);
  const [first = "", ...rest] = parts;
  return parts.length < 2 ? first : group([first, indent(rest.map((part): Doc => [line, part]))]);
}

/** Parts on one line, a sign behind each but the last. */
export function inlineList<Node>(source: Source, sign: string, nodes: readonly Node[], layOut: (node: Node) => Doc): Doc {
  return join(
    " ",
    nodes.map((node, index) => [layOut(node), index === nodes.length - 1 ? "" : source.expect(sign)]),
  );
}
