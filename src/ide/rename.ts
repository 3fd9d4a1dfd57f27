import { builtinTypes } from "../checker/declarations/type-node.ts";
import { DescribedSystem } from "../checker/symbols/described-system.ts";
import type { Location, Span } from "../source/span.ts";
import type { Declaration, Identifier, Node } from "../syntax/nodes.ts";
import { childrenOf } from "../syntax/walk.ts";
import { type ProgramsOf, type Reference, referencesTo } from "./references.ts";
import { type IdeSymbol, symbolAt } from "./symbol-at.ts";
import { type View, viewOf } from "./view.ts";
import { writtenName } from "./written-name.ts";

/** Why something is not renamed, as a sentence. */
export interface Refusal {
  readonly refused: string;
}

/** What is renamed, and what it is called now. */
export interface Renameable {
  /** The name, back-quotes included. */
  readonly span: Span;
  readonly name: string;
}

/** Whether what stands at an offset can be renamed, and if not, why. */
export function prepareRename(view: View, offset: number): Renameable | Refusal {
  const at = symbolAt(view, offset);
  if (at === undefined || at.node.kind !== "Identifier") return { refused: "Nothing that has a name of its own stands here." };
  const refused = whyFixed(at.symbol, at.node.name);
  return refused === undefined ? { span: at.span, name: at.node.name } : { refused };
}

/** Why the name of a symbol is not the program's to choose; undefined where it is. */
function whyFixed(symbol: IdeSymbol, written: string): string | undefined {
  switch (symbol.kind) {
    case "declaration":
      return undefined;
    case "variable":
      return symbol.variable.span.start === symbol.variable.span.end ? `\`${symbol.variable.name}\` is a name of the language.` : undefined;
    case "operation": {
      const { name, system } = symbol.operation;
      // The method of `operation NAME = METHOD "/path"` leads to it, too.
      if (written !== name) return "This is no name.";
      const member = system instanceof DescribedSystem ? system.operationMembers.get(name) : undefined;
      return member?.method === undefined ? `\`${name}\` is the name that the API description gives the operation.` : undefined;
    }
    case "event": {
      const { name, system } = symbol.event;
      const described = system.contract?.events.some((event) => event.name === name) === true;
      return described && !hasOwnType(symbol.event) ? `\`${name}\` is the name that the API description gives the event.` : undefined;
    }
    case "argument":
      return `\`${symbol.argument.name}\` is the name that the API description gives the parameter.`;
    case "property":
      return `\`${symbol.name}\` is the name of a field: what is sent and received has it.`;
    case "type":
      return `\`${symbol.name}\` is ${builtinTypes.has(symbol.name) ? "a type of the language" : "the name that the API description gives the type"}.`;
    case "environment":
      return `\`${symbol.of}.${symbol.name}\` is the name under which the connector is configured.`;
    case "failure":
    case "constant":
    case "file":
      return "This is no name.";
    default:
      return "This is a word of the language.";
  }
}

function hasOwnType({ name, system }: Extract<IdeSymbol, { kind: "event" }>["event"]): boolean {
  const events = system.declaration.members.flatMap((member) => (member.kind === "WebhooksMember" ? member.events : []));
  return events.some((event) => event.name.kind === "Identifier" && event.name.name === name && event.type !== undefined);
}

/** One name, written anew. */
export interface RenameEdit {
  readonly location: Location;
  readonly newText: string;
}

/**
 * Renames what stands at an offset, in all files of all programs that see it; says why it does not where the result would mean
 * something else than before.
 *
 * @param newName without back-quotes, or with them
 */
export function renameAt(view: View, offset: number, newName: string, programsOf: ProgramsOf): readonly RenameEdit[] | Refusal {
  const prepared = prepareRename(view, offset);
  const at = symbolAt(view, offset);
  if ("refused" in prepared || at === undefined) return "refused" in prepared ? prepared : { refused: "Nothing stands here." };
  const name = /^`[^`]*`$/u.test(newName) ? newName.slice(1, -1) : newName;
  const written = writtenName(name);
  if (written === undefined) return { refused: `${JSON.stringify(newName)} cannot be a name.` };
  if (name === prepared.name) return [];
  const references = referencesTo(view, at, programsOf).filter(({ node }) => node.kind === "Identifier" && node.name === prepared.name);
  const refused = whyTaken(view, at.symbol, name, references, programsOf);
  if (refused !== undefined) return { refused };
  return references.map(({ file, span: { start, end } }) => ({ location: { file, start, end }, newText: written }));
}

/** Why a symbol cannot have a name: something else has it, or would be taken for it. */
function whyTaken(
  view: View,
  symbol: IdeSymbol,
  name: string,
  references: readonly Reference[],
  programsOf: ProgramsOf,
): string | undefined {
  switch (symbol.kind) {
    case "declaration":
      if (name === "env" || name === "secret") return `\`${name}\` stands for the configuration.`;
      if (builtinTypes.has(name)) return `\`${name}\` is a type of the language.`;
      break;
    case "operation": {
      const { system } = symbol.operation;
      if (system.operationNames().includes(name)) return `\`${system.name}\` has an operation \`${name}\` already.`;
      return system.contract?.type(name) === undefined ? undefined : `\`${system.name}\` has a type \`${name}\`.`;
    }
    case "event": {
      const { system } = symbol.event;
      return system.eventNames().includes(name) ? `\`${system.name}\` has an event \`${name}\` already.` : undefined;
    }
    default:
      break;
  }
  const files = new Set(references.map(({ file }) => file));
  for (const file of files) {
    const each = file === view.file ? view : programsOf(file).flatMap((program) => viewOf(view.host, program, file) ?? [])[0];
    const declarations = each?.parsed.file.declarations ?? [];
    const where = view.host.display(file);
    if (symbol.kind === "declaration" && declarations.some((declaration) => declares(declaration, name)))
      return `\`${name}\` is declared or imported in ${where} already.`;
    const own = references.filter((reference) => reference.file === file);
    for (const declaration of declarations) {
      const inside = own.filter(({ span }) => span.start >= declaration.start && span.end <= declaration.end);
      if (inside.length === 0) continue;
      const isNamed = inside.some(({ node }) => !isLabel(declaration, node));
      if (isNamed && names(declaration, name)) return `\`${name}\` means something else where it would stand in ${where}.`;
      if (symbol.kind === "declaration" && each !== undefined && hidesType(each, declaration, name))
        return `\`${name}\` is a type of the system in which it would stand in ${where}.`;
    }
  }
  return undefined;
}

/** Whether a declaration gives a name to the file that it stands in. */
function declares(declaration: Declaration, name: string): boolean {
  const isNamed = (node: Node | undefined): boolean => node?.kind === "Identifier" && node.name === name;
  switch (declaration.kind) {
    case "ImportDeclaration":
      return declaration.names.some(isNamed);
    case "TableDeclaration":
    case "SyncDeclaration":
      return isNamed(declaration.name) || isNamed(declaration.inverse);
    case "IntegrationDeclaration":
    case "TestDeclaration":
    case "PlanDeclaration":
      return false;
    default:
      return isNamed(declaration.name);
  }
}

/** Within a system the types of its description come first. */
function hidesType({ model }: View, declaration: Declaration, name: string): boolean {
  if (declaration.kind !== "SystemDeclaration") return false;
  const symbol = model?.symbolOf(declaration.name);
  return symbol?.kind === "declaration" && symbol.symbol.kind === "system" && symbol.symbol.typeSymbols([name]).length > 0;
}

/** Whether a name stands for a value, or is bound, anywhere within a node: not as the name of a field, a member or an argument. */
function names(root: Node, name: string): boolean {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.kind === "Identifier" && node.name === name) return true;
    const labels = labelsOf(node);
    pending.push(...childrenOf(node).filter((child) => !labels.includes(child)));
  }
  return false;
}

/** Whether a name only says which argument it is in front of. */
function isLabel(root: Node, name: Node): boolean {
  const pending: Node[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (labelsOf(node).includes(name)) return true;
    pending.push(...childrenOf(node).filter(({ start, end }) => start <= name.start && name.end <= end));
  }
  return false;
}

/** The names in a node that name a part of it, and no value. */
function labelsOf(node: Node): readonly (Node | Identifier)[] {
  switch (node.kind) {
    case "MemberExpression":
      return [node.member];
    case "ObjectField":
    case "Setting":
    case "TypeField":
    case "OperationMember":
    case "EventMember":
    case "SystemDeclaration":
    case "MapDeclaration":
    case "FlowDeclaration":
    case "SyncDeclaration":
    case "TableDeclaration":
    case "PolicyDeclaration":
    case "TypeDeclaration":
      return [node.name];
    case "Argument":
      return node.name === undefined ? [] : [node.name];
    case "TypeName":
      return node.path.slice(1);
    case "Tagged":
      return [...node.tag, ...node.modifiers.map(({ word }) => word)];
    default:
      return [];
  }
}
