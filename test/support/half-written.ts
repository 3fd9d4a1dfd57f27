import { complete } from "../../src/ide/completion/completion.ts";
import { viewOf } from "../../src/ide/view.ts";
import { parse } from "../../src/parser/parse.ts";
import type { Host } from "../../src/source/host.ts";
import type { Node } from "../../src/syntax/nodes.ts";
import { childrenOf } from "../../src/syntax/walk.ts";
import { createBufferHost } from "../../src/workspace/buffer-host.ts";
import { createWorkspace, type Workspace } from "../../src/workspace/workspace.ts";

/** A name in a whole program that is not of its own making: what an editor should offer there. */
export interface NamePlace {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** What stands there, for the reader of a list. */
  readonly kind: string;
}

/** A program that is being written: its text, and where the cursor is. */
export interface HalfWritten {
  /** What is missing: the name itself (and perhaps all behind it), or a token in front of it or behind it. */
  readonly side: "here" | "in front" | "behind";
  readonly how: string;
  /** The token that is deleted; the name itself, or nothing where the program is cut off. */
  readonly deleted: string;
  readonly text: string;
  readonly offset: number;
}

/** Every place of a program where a name stands that is declared elsewhere: by a description, the language or the program. */
export function namePlaces(text: string): readonly NamePlace[] {
  const places: NamePlace[] = [];
  const visit = (node: Node, parent: Node | undefined): void => {
    if (node.kind === "Identifier" && parent !== undefined && !isOwn(node, parent, text))
      places.push({ name: node.name, start: node.start, end: node.end, kind: roleOf(node, parent) });
    for (const child of childrenOf(node)) visit(child, node);
  };
  visit(parse(text, "x.integ").file, undefined);
  return places;
}

/** Whether a name is made up where it stands; of the configuration, whether it is named nowhere else. */
function isOwn(node: Extract<Node, { kind: "Identifier" }>, parent: Node, text: string): boolean {
  switch (parent.kind) {
    case "OperationMember":
      return parent.method !== undefined && parent.name === node;
    case "TestDeclaration":
    case "ImportDeclaration":
      return false;
    case "Parameter":
    case "LetStep":
    case "EventMember":
    case "Alias":
    case "TypeField":
    case "ChannelMember":
      return parent.name === node;
    case "ForStep":
      return parent.variable === node;
    case "LambdaExpression":
      return parent.parameters.includes(node);
    case "TableEntry":
      return parent.key === node;
    case "MemberExpression": {
      const root = parent.object.kind === "Identifier" ? parent.object.name : "";
      if (parent.member !== node || (root !== "env" && root !== "secret")) return false;
      return text.split(`${root}.${node.name}`).length < 3;
    }
    default:
      return parent.kind.endsWith("Declaration") && "name" in parent && parent.name === node;
  }
}

function roleOf(node: Node, parent: Node): string {
  if (parent.kind === "MemberExpression") return parent.member === node ? "member" : "variable";
  if (parent.kind === "Setting") return parent.name === node ? "setting" : "setting's value";
  if (parent.kind === "Argument") return parent.name === node ? "argument" : "argument's value";
  if (parent.kind === "ObjectField") return parent.name === node ? "field" : "field's value";
  return parent.kind;
}

/** The ways in which a program is half-written at a place: cut off there, with the name or a token near it deleted. */
export function halfWrittenAt(text: string, { start, end, name }: NamePlace): readonly HalfWritten[] {
  const cut = text.slice(0, start);
  const written: HalfWritten[] = [
    { side: "here", how: "cut off", deleted: "", text: cut, offset: start },
    { side: "here", how: "deleted", deleted: name, text: cut + text.slice(end), offset: start },
  ];
  const raw = text.slice(start, end);
  for (const typed of [1, 2]) {
    if (name.length <= typed) continue;
    const part = raw.slice(0, typed);
    written.push({ side: "here", how: `cut off behind ${typed}`, deleted: "", text: cut + part, offset: start + typed });
    written.push({
      side: "here",
      how: `deleted behind ${typed}`,
      deleted: name,
      text: cut + part + text.slice(end),
      offset: start + typed,
    });
  }
  const { tokens } = parse(text, "x.integ");
  const index = tokens.findIndex((token) => token.start === start);
  for (const distance of [-2, -1, 1, 2]) {
    const token = tokens[index + distance];
    if (token === undefined) continue;
    const changed = text.slice(0, token.start) + text.slice(token.end);
    const offset = distance < 0 ? start - (token.end - token.start) : start;
    // The name is another where its neighbours touch it now.
    if (/\w/u.test(changed.charAt(offset - 1)) || /\w/u.test(changed.charAt(offset + raw.length))) continue;
    const deleted = text.slice(token.start, token.end);
    written.push({ side: distance < 0 ? "in front" : "behind", how: `token ${distance} deleted`, deleted, text: changed, offset });
  }
  return written;
}

/** Asks for completion in half-written states of one file of a program. */
export function completer(below: Host, file: string): (state: HalfWritten) => readonly string[] {
  const host = createBufferHost(below);
  const workspace: Workspace = createWorkspace(host);
  return ({ text, offset }) => {
    host.setBuffer(file, text);
    const view = viewOf(host, workspace.check(file), file);
    return view === undefined ? [] : complete(view, offset).items.map(({ label }) => label);
  };
}
