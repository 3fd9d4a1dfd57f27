import { parse } from "../../src/parser/parse.ts";
import type { Node } from "../../src/syntax/nodes.ts";
import { walk } from "../../src/syntax/walk.ts";

/** One mistake that a person could make in a program. */
export interface Mutation {
  readonly kind: MutationKind;
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/** The kinds of mistakes, each as often as the others however many places there are for it. */
export const mutationKinds = [
  "rename declaration",
  "rename field",
  "rename operation",
  "rename setting",
  "delete token",
  "wrong type",
  "break spec path",
] as const;

export type MutationKind = (typeof mutationKinds)[number];

/** A name that is wrong: the first letters with one doubled, or another word. */
function misspelt(name: string): string {
  return name.length > 3 ? `${name.slice(0, 2)}${name.slice(1)}` : `${name}Other`;
}

/** All single mistakes of the program. */
export function mutationsOf(text: string): readonly Mutation[] {
  const { file, tokens } = parse(text, "program.integ");
  const found: Mutation[] = tokens
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => ({ kind: "delete token", start, end, newText: "" }));
  for (const declaration of file.declarations) for (const node of walk(declaration)) found.push(...mutationsOfNode(node));
  return found;
}

function mutationsOfNode(node: Node): readonly Mutation[] {
  const renaming = (kind: MutationKind, name: Node): Mutation[] =>
    name.kind === "Identifier" ? [{ kind, start: name.start, end: name.end, newText: misspelt(name.name) }] : [];
  switch (node.kind) {
    case "SystemDeclaration":
    case "PolicyDeclaration":
    case "TypeDeclaration":
    case "TableDeclaration":
    case "MapDeclaration":
    case "FlowDeclaration":
    case "EventMember":
    case "LetStep":
      return renaming("rename declaration", node.name);
    case "OperationMember":
      return renaming("rename operation", node.name);
    case "Setting":
      return [
        ...renaming("rename setting", node.name),
        ...(node.name.kind === "Identifier" && node.name.name === "spec" ? brokenPath(node.value) : []),
      ];
    case "ObjectField":
    case "TypeField":
      return renaming("rename field", node.name);
    case "Argument":
      return node.name === undefined ? [] : renaming("rename field", node.name);
    case "MemberExpression":
      return renaming("rename field", node.member);
    case "CallExpression":
      return node.callee.kind === "MemberExpression" && node.arguments.some((argument) => argument.name !== undefined)
        ? renaming("rename operation", node.callee.member)
        : [];
    case "NumberLiteral":
    case "DurationLiteral":
      return [{ kind: "wrong type", start: node.start, end: node.end, newText: '"another"' }];
    case "StringLiteral":
      return [{ kind: "wrong type", start: node.start, end: node.end, newText: "12" }];
    default:
      return [];
  }
}

/** The path of a description, one letter longer. */
function brokenPath(value: Node): readonly Mutation[] {
  const [path] = [...walk(value)].filter((node) => node.kind === "StringLiteral");
  return path === undefined ? [] : [{ kind: "break spec path", start: path.end - 1, end: path.end - 1, newText: "x" }];
}

/** The program with the mistake in it. */
export function mutated(text: string, { start, end, newText }: Mutation): string {
  return text.slice(0, start) + newText + text.slice(end);
}
