import type { SemanticModel } from "../checker/model.ts";
import type { Span } from "../source/span.ts";
import type { Node, SourceFile } from "../syntax/nodes.ts";
import { childrenOf } from "../syntax/walk.ts";
import type { MemberUse } from "../types/members.ts";
import { resolve } from "../types/type.ts";
import { type IdeSymbol, symbolOfNode } from "./symbol-at.ts";
import type { View } from "./view.ts";

/** A place where a name stands, with what it stands for. */
export interface Occurrence {
  readonly span: Span;
  readonly node: Node;
  readonly symbol: IdeSymbol;
  /** What makes two names stand for the same; a field of a union has one for each member. */
  readonly keys: readonly string[];
  /** Whether the name is declared there, given a value, or read. */
  readonly role: "declaration" | "write" | "read";
}

const known = new WeakMap<SemanticModel, Map<SourceFile, readonly Occurrence[]>>();

/** Every place of a file where something has a meaning, in the order of the text; gathered once for each state of a program. */
export function occurrencesIn({ file, parsed, model }: View): readonly Occurrence[] {
  if (model === undefined) return [];
  const files = known.get(model) ?? new Map<SourceFile, readonly Occurrence[]>();
  known.set(model, files);
  const found = files.get(parsed.file) ?? gather(model, file, parsed.file);
  files.set(parsed.file, found);
  return found;
}

function gather(model: SemanticModel, file: string, root: SourceFile): readonly Occurrence[] {
  const occurrences: Occurrence[] = [];
  const pending: { readonly node: Node; readonly parent: Node }[] = [{ node: root, parent: root }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, parent } = next;
    // An operation's method and path lead to it, and are no names of it.
    const symbol =
      parent.kind === "OperationMember" && node !== parent.name && node.kind !== "Setting" ? undefined : symbolOfNode(model, node);
    if (symbol !== undefined) {
      const span = { start: node.start, end: node.end };
      occurrences.push({ span, node, symbol, keys: keysOf(model, symbol), role: roleOf(file, symbol, node, parent) });
    }
    for (const child of childrenOf(node)) pending.push({ node: child, parent: node });
  }
  return occurrences.sort((left, right) => left.span.start - right.span.start);
}

function roleOf(file: string, symbol: IdeSymbol, node: Node, parent: Node): Occurrence["role"] {
  const declared = declaredAt(symbol);
  if (declared !== undefined && declared.file === file && declared.start === node.start) return "declaration";
  switch (parent.kind) {
    case "TypeField":
      return parent.name === node ? "declaration" : "read";
    case "OperationMember":
      return parent.name === node ? "declaration" : "read";
    case "ObjectField":
    case "Setting":
    case "Argument":
      return parent.name === node ? "write" : "read";
    default:
      return "read";
  }
}

/** Where a program declares what a symbol stands for. */
function declaredAt(symbol: IdeSymbol): { readonly file: string; readonly start: number } | undefined {
  switch (symbol.kind) {
    case "declaration":
      return { file: symbol.symbol.file, start: symbol.symbol.span.start };
    case "variable":
      return { file: symbol.file, start: symbol.variable.span.start };
    case "event":
      return { file: symbol.event.system.file, start: symbol.event.span.start };
    default:
      return undefined;
  }
}

/** What makes two symbols the same thing, in whatever file and program they stand. */
export function keysOf(model: SemanticModel, symbol: IdeSymbol): readonly string[] {
  switch (symbol.kind) {
    case "declaration":
      return [`${symbol.symbol.file}:${symbol.symbol.span.start}`];
    case "variable":
      return [`${symbol.file}:${symbol.variable.span.start}:${symbol.variable.name}`];
    case "operation":
      return [operationKey(symbol.operation)];
    case "argument":
      return [`${operationKey(symbol.operation)}(${symbol.argument.name})`];
    case "event":
      return [`${symbol.event.system.file}:${symbol.event.span.start}`];
    case "property":
      return symbol.uses.flatMap((use) => keyOfField(model, use));
    case "type": {
      const { origin } = resolve(symbol.type);
      return [origin === undefined ? `type ${symbol.name}` : keyOfPlace(origin)];
    }
    case "constant": {
      const { origin } = resolve(symbol.of);
      return [`${origin === undefined ? "" : keyOfPlace(origin)} ${JSON.stringify(symbol.value)}`];
    }
    case "setting":
      return [`setting ${symbol.setting.name} of ${symbol.owner}`];
    case "word":
      return [`word ${symbol.word} of ${symbol.setting.name}`];
    case "function":
      return [`function ${symbol.spec.name}`];
    case "authKind":
      return [`auth ${symbol.authKind.name}`];
    case "webhookScheme":
      return [`verify ${symbol.scheme.name}`];
    case "pageStyle":
      return [`pages ${symbol.style.name}`];
    case "backoff":
      return [`backoff ${symbol.backoff.name}`];
    case "environment":
      return [`${symbol.of}.${symbol.name}`];
    case "failure":
      return [`failure ${symbol.failure}`];
    case "file":
      return [`file ${symbol.file}#${symbol.pointer}`];
  }
}

/** A field that is described nowhere is known by the object that it is a field of. */
function keyOfField(model: SemanticModel, { object, property }: MemberUse): readonly string[] {
  const place = model.fieldOf(property) ?? property.origin;
  if (place !== undefined) return [keyOfPlace(place)];
  const { origin } = resolve(object);
  return origin === undefined ? [] : [`${keyOfPlace(origin)}.${property.name}`];
}

function operationKey({ name, system }: Extract<IdeSymbol, { kind: "operation" }>["operation"]): string {
  return `${system.file}:${system.span.start}.${name}`;
}

function keyOfPlace(place: { readonly file: string } & ({ readonly pointer: string } | { readonly start: number })): string {
  return "pointer" in place ? `${place.file}#${place.pointer}` : `${place.file}:${place.start}`;
}
