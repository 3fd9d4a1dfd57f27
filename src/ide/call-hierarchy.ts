import type { Location, Span } from "../source/span.ts";
import type { Declaration } from "../syntax/nodes.ts";
import { type Occurrence, occurrencesIn } from "./occurrences.ts";
import { type Place, placesOf } from "./places-of.ts";
import { type ProgramsOf, referencesTo } from "./references.ts";
import { type IdeSymbol, symbolAt } from "./symbol-at.ts";
import { type View, viewOf } from "./view.ts";

/** A flow, a sync or a map that calls, or a map or an operation that is called. */
export interface CallItem {
  readonly kind: "flow" | "sync" | "map" | "operation";
  readonly name: string;
  /** The method and the path of an operation. */
  readonly detail: string;
  /** Where it is: a declaration of the program, or an operation of a description. */
  readonly place: Place;
  /** A place in a program that names it: what the next question begins with. */
  readonly named: Location;
}

/** A call with the places where it stands; those lie in the file of the one that calls. */
export interface Call {
  readonly item: CallItem;
  readonly file: string;
  readonly at: readonly Span[];
}

/** What is called or calls at an offset. */
export function callItemAt(view: View, offset: number): CallItem | undefined {
  const at = symbolAt(view, offset);
  return at && itemOf(view, at.symbol, { file: view.file, ...at.span });
}

/** Who calls what stands at an offset, in all programs that see it: each flow, sync and map once. */
export function incomingCalls(view: View, offset: number, programsOf: ProgramsOf): readonly Call[] {
  const at = symbolAt(view, offset);
  if (at === undefined || itemOf(view, at.symbol, { file: view.file, ...at.span }) === undefined) return [];
  const calls = new Map<string, Call>();
  for (const { file, span, role } of referencesTo(view, at, programsOf)) {
    if (role === "declaration") continue;
    const each =
      file === view.file ? view : [view.checked, ...programsOf(file)].flatMap((program) => viewOf(view.host, program, file) ?? [])[0];
    const caller = each?.parsed.file.declarations.find(({ start, end }) => start <= span.start && span.end <= end);
    const item = each && caller && callerOf(each, caller);
    if (item === undefined) continue;
    const key = `${file}:${item.named.start}`;
    calls.set(key, { item, file, at: [...(calls.get(key)?.at ?? []), span] });
  }
  return [...calls.values()];
}

/** What the flow, the sync or the map at an offset calls: each map and operation once. */
export function outgoingCalls(view: View, offset: number): readonly Call[] {
  const caller = view.parsed.file.declarations.find((declaration) => {
    const name = nameOf(declaration);
    return name !== undefined && name.start <= offset && offset <= name.end;
  });
  if (caller === undefined) return [];
  const calls = new Map<string, Call>();
  for (const occurrence of occurrencesIn(view)) {
    const { span, symbol, role, keys } = occurrence;
    if (role === "declaration" || span.start < caller.start || span.end > caller.end || !isCalled(occurrence, caller)) continue;
    const item = itemOf(view, symbol, { file: view.file, ...span });
    if (item === undefined) continue;
    const key = keys.join(" ");
    calls.set(key, { item, file: view.file, at: [...(calls.get(key)?.at ?? []), span] });
  }
  return [...calls.values()];
}

/** The name of a type, as in `shop.listOrders.item`, calls nothing. */
function isCalled({ symbol }: Occurrence, caller: Declaration): boolean {
  if (symbol.kind === "operation") return caller.kind === "FlowDeclaration" || caller.kind === "SyncDeclaration";
  return symbol.kind === "declaration" && symbol.symbol.kind === "map";
}

function itemOf(view: View, symbol: IdeSymbol, named: Location): CallItem | undefined {
  const [place] = view.model === undefined ? [] : placesOf(view.model, symbol);
  if (place === undefined) return undefined;
  if (symbol.kind === "operation") {
    const { name, system, operation } = symbol.operation;
    return { kind: "operation", name: `${system.name}.${name}`, detail: `${operation.method} ${operation.path}`, place, named };
  }
  if (symbol.kind !== "declaration") return undefined;
  const { kind, name, file, span } = symbol.symbol;
  if (kind !== "flow" && kind !== "sync" && kind !== "map") return undefined;
  return { kind, name, detail: "", place, named: { file, start: span.start, end: span.end } };
}

function callerOf(view: View, declaration: Declaration): CallItem | undefined {
  const name = nameOf(declaration);
  const kind = kinds[declaration.kind];
  if (name === undefined || kind === undefined) return undefined;
  const named = { file: view.file, start: name.start, end: name.end };
  return { kind, name: name.name, detail: "", place: { ...named, whole: { start: declaration.start, end: declaration.end } }, named };
}

const kinds: Readonly<Partial<Record<Declaration["kind"], CallItem["kind"]>>> = {
  FlowDeclaration: "flow",
  SyncDeclaration: "sync",
  MapDeclaration: "map",
};

function nameOf(declaration: Declaration): (Span & { readonly name: string }) | undefined {
  const name = "name" in declaration ? declaration.name : undefined;
  return name?.kind === "Identifier" ? name : undefined;
}
