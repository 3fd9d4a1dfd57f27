import { duplicateDeclaration, reservedName, typeCycle } from "../../diagnostics/codes/names.ts";
import type { Span } from "../../source/span.ts";
import type { Declaration, MapDeclaration, Name, SourceFile, TableDeclaration, TypeDeclaration } from "../../syntax/nodes.ts";
import { brokenType, type RefType, type Type } from "../../types/type.ts";
import { type DeclaredSymbol, locationOf, type MapSymbol, type TableSymbol, type TypeSymbol } from "../context.ts";
import { systemSymbol } from "../declarations/system.ts";
import { type CheckedTable, checkTable, constantsType } from "../declarations/table.ts";
import { builtinTypes, typeOfNode } from "../declarations/type-node.ts";
import type { FileContext } from "../session.ts";

/** Declares everything that a file declares. Reports names that are taken. */
export function collectSymbols(context: FileContext, source: SourceFile, isEntry: boolean, notUnderstood: readonly Span[]): void {
  for (const declaration of source.declarations) {
    const understood = !notUnderstood.some(({ start }) => start === declaration.start);
    for (const symbol of symbolsOf(context, declaration, isEntry, understood)) {
      declare(context, symbol);
      for (const name of namesOf(declaration)) if (name === symbol.span) context.model.symbol(name, { kind: "declaration", symbol });
    }
  }
}

function namesOf(declaration: Declaration): readonly Name[] {
  if (declaration.kind === "TableDeclaration" || declaration.kind === "SyncDeclaration")
    return declaration.inverse === undefined ? [declaration.name] : [declaration.name, declaration.inverse];
  return "name" in declaration ? [declaration.name] : [];
}

function declare(context: FileContext, symbol: DeclaredSymbol): void {
  const location = locationOf(context, symbol.span);
  const why =
    symbol.name === "env" || symbol.name === "secret"
      ? "it stands for the configuration"
      : builtinTypes.has(symbol.name)
        ? "it is a type of the language"
        : undefined;
  if (why !== undefined) context.report(reservedName({ name: symbol.name, why }, location));
  const first = context.symbols.declare(symbol);
  if (first === undefined) return;
  const related = [
    {
      message: `the ${first.kind} \`${first.name}\` is declared here`,
      location: { file: first.file, start: first.span.start, end: first.span.end },
    },
  ];
  context.report(duplicateDeclaration({ name: symbol.name, kind: symbol.kind }, location, { related }));
}

function symbolsOf(context: FileContext, declaration: Declaration, isEntry: boolean, understood: boolean): readonly DeclaredSymbol[] {
  switch (declaration.kind) {
    case "SystemDeclaration":
      return named(declaration.name, (name) => [systemSymbol(context, name, declaration)]);
    case "PolicyDeclaration":
      return named(declaration.name, (name) => [{ kind: "policy", name, file: context.file, span: declaration.name, declaration }]);
    case "TypeDeclaration":
      return named(declaration.name, (name) => [typeSymbol(context, name, declaration, isEntry, understood)]);
    case "TableDeclaration":
      return named(declaration.name, (name) => tableSymbols(context, name, declaration));
    case "MapDeclaration":
      return named(declaration.name, (name) => [mapSymbol(context, name, declaration, understood)]);
    case "FlowDeclaration":
      return named(declaration.name, (name) => [{ kind: "flow", name, file: context.file, span: declaration.name, declaration }]);
    case "SyncDeclaration":
      return named(declaration.name, (name) => [{ kind: "sync", name, file: context.file, span: declaration.name, declaration }]);
    default:
      return [];
  }
}

function named(name: Name, make: (name: string) => readonly DeclaredSymbol[]): readonly DeclaredSymbol[] {
  return name.kind === "Missing" ? [] : make(name.name);
}

/** A value that is made when it is first asked for. */
function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function typeSymbol(context: FileContext, name: string, declaration: TypeDeclaration, isEntry: boolean, understood: boolean): TypeSymbol {
  let resolving = false;
  const behind = lazily((): Type => {
    resolving = true;
    const type = typeOfNode(context, declaration.type);
    const circular = leadsTo(type, reference.id);
    resolving = false;
    if (circular) return broken();
    return understood ? type : brokenType;
  });
  const broken = (): Type => {
    context.report(typeCycle({ name }, locationOf(context, declaration.name)));
    return brokenType;
  };
  const reference: RefType = {
    kind: "ref",
    id: isEntry ? `program#${name}` : `${context.file}#${name}`,
    name,
    description: declaration.doc?.text,
    resolve: () => {
      // Only a type that is nothing but itself comes back here while it is read: `type A = A | null`.
      return resolving ? broken() : behind();
    },
  };
  return { kind: "type", name, file: context.file, span: declaration.name, declaration, type: reference };
}

/** Whether a type is a name, or one of several, that stands for the type with that id. */
function leadsTo(type: Type, id: string): boolean {
  if (type.kind === "union") return type.members.some((member) => leadsTo(member, id));
  return type.kind === "ref" && (type.id === id || leadsTo(type.resolve(), id));
}

function tableSymbols(context: FileContext, name: string, declaration: TableDeclaration): readonly TableSymbol[] {
  const checked = lazily((): CheckedTable => checkTable(context, declaration));
  const table = context.session.programName(name);
  const forward: TableSymbol = {
    kind: "table",
    name,
    file: context.file,
    span: declaration.name,
    declaration,
    table,
    reverse: false,
    get entries() {
      return checked().entries;
    },
    get key() {
      return constantsType(checked().entries.map((entry) => entry.key));
    },
    get value() {
      return constantsType(checked().entries.map((entry) => entry.value));
    },
  };
  if (declaration.inverse === undefined || declaration.inverse.kind === "Missing") return [forward];
  const backward: TableSymbol = {
    kind: "table",
    name: declaration.inverse.name,
    file: context.file,
    span: declaration.inverse,
    declaration,
    table,
    reverse: true,
    get entries() {
      return checked().entries.map(({ key, value }) => ({ key: value, value: key }));
    },
    get key() {
      return forward.value;
    },
    get value() {
      return forward.key;
    },
  };
  return [forward, backward];
}

function mapSymbol(context: FileContext, name: string, declaration: MapDeclaration, understood: boolean): MapSymbol {
  const parameters = lazily((): MapSymbol["parameters"] =>
    declaration.parameters.map((parameter) => ({
      name: parameter.name.kind === "Identifier" ? parameter.name.name : "",
      type: parameter.type === undefined ? brokenType : typeOfNode(context, parameter.type),
      optional: parameter.optional === true,
      span: { start: parameter.name.start, end: parameter.name.end },
    })),
  );
  const result = lazily((): Type => (declaration.result === undefined ? brokenType : typeOfNode(context, declaration.result)));
  return {
    kind: "map",
    name,
    file: context.file,
    span: declaration.name,
    declaration,
    map: context.session.programName(name),
    understood,
    get parameters() {
      return parameters();
    },
    get result() {
      return result();
    },
  };
}
