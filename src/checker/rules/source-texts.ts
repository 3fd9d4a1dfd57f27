import type { Declaration, Node, SourceFile } from "../../syntax/nodes.ts";
import { childrenOf } from "../../syntax/walk.ts";

/** A text that stands in a program. */
export interface SourceText {
  readonly text: string;
  readonly node: { readonly start: number; readonly end: number; readonly inHeaders: boolean };
  /** The field, header, parameter or name that it is given to. */
  readonly name: string | undefined;
  readonly inTest: boolean;
}

/** Settings whose own rules say what a secret in them means. */
const settingsWithOwnRules: ReadonlySet<string> = new Set(["auth", "verify", "server", "spec"]);

interface Place {
  readonly node: Node;
  readonly name: string | undefined;
  readonly inTest: boolean;
  readonly inHeaders: boolean;
}

const known = new WeakMap<Declaration, readonly SourceText[]>();

/** All texts of a file, each with what it is given to; those of a declaration are looked for once. */
export function textsOf({ declarations }: SourceFile): readonly SourceText[] {
  return declarations.flatMap((declaration) => {
    const texts = known.get(declaration) ?? textsWithin(declaration);
    known.set(declaration, texts);
    return texts;
  });
}

/** Not a recursion: trees are as deep as their text. */
function textsWithin(declaration: Declaration): readonly SourceText[] {
  const texts: SourceText[] = [];
  const pending: Place[] = [{ node: declaration, name: undefined, inTest: false, inHeaders: false }];
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { node, name, inTest, inHeaders } = place;
    if (node.kind === "StringLiteral" || node.kind === "TemplateText") {
      texts.push({ text: node.value, node: { start: node.start, end: node.end, inHeaders }, name, inTest });
      continue;
    }
    if (node.kind === "ImportDeclaration" || node.kind === "Doc") continue;
    const setting = node.kind === "Setting" ? nameOf(node.name) : undefined;
    if (setting !== undefined && settingsWithOwnRules.has(setting)) continue;
    const given = nameGivenBy(node) ?? (isTransparent(node) ? name : undefined);
    const label = node.kind === "Setting" || node.kind === "ObjectField" ? node.name : undefined;
    const within = inTest || node.kind === "TestDeclaration";
    const headers = setting === "headers" || (inHeaders && (node.kind === "SettingObject" || node.kind === "Setting"));
    for (const child of childrenOf(node).toReversed())
      if (child !== label) pending.push({ node: child, name: given, inTest: within, inHeaders: headers });
  }
  return texts;
}

function nameGivenBy(node: Node): string | undefined {
  if (node.kind === "Setting" || node.kind === "ObjectField") return nameOf(node.name);
  if (node.kind === "Argument" || node.kind === "LetStep") return node.name === undefined ? undefined : nameOf(node.name);
  return undefined;
}

/** Nodes whose value may be one of what stands within them. */
function isTransparent({ kind }: Node): boolean {
  return transparent.has(kind);
}

const transparent: ReadonlySet<Node["kind"]> = new Set([
  "ParenthesizedExpression",
  "TemplateExpression",
  "BinaryExpression",
  "MatchExpression",
  "MatchArm",
  "Argument",
]);

function nameOf(name: Node): string | undefined {
  if (name.kind === "Identifier") return name.name;
  return name.kind === "StringLiteral" ? name.value : undefined;
}
