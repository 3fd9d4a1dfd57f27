import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import { duplicateDeclaration, importCycle, importNotReadable, unknownImport } from "../../diagnostics/codes/names.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { rename } from "../../diagnostics/fixes.ts";
import { nameCause, suggest } from "../../diagnostics/suggest.ts";
import type { Location, Span } from "../../source/span.ts";
import type { ImportDeclaration, SourceFile } from "../../syntax/nodes.ts";
import { locationOf } from "../context.ts";
import { readFailureWords } from "../declarations/spec.ts";
import type { FileContext, Session } from "../session.ts";
import { collectSymbols } from "./collect.ts";

/** A file of a program with its context. */
export interface ProgramFile {
  readonly file: string;
  readonly source: SourceFile;
  readonly context: FileContext;
  readonly isEntry: boolean;
  /** The file was not understood whole: what seems to be missing may only not have been read. */
  readonly hasSyntaxErrors: boolean;
  /** What the parser says. */
  readonly syntax: readonly Diagnostic[];
  /** The declarations that were not understood whole. */
  readonly notUnderstood: readonly Span[];
}

/**
 * Reads a program: its file and everything that it imports, each once, the entry first. Names are declared and imports
 * bound; what cannot be read, imports in a circle and names that nobody declares are reported.
 */
export function readFiles(session: Session, entry: string, contextFor: (file: string) => FileContext): readonly ProgramFile[] {
  const files = new Map<string, ProgramFile>();
  const imports = new Map<string, readonly { readonly declaration: ImportDeclaration; readonly file: string }[]>();
  const pending: {
    readonly file: string;
    readonly from: { readonly context: FileContext; readonly declaration: ImportDeclaration } | undefined;
  }[] = [{ file: entry, from: undefined }];
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    const { file, from } = next;
    if (files.has(file)) continue;
    const parsed = session.parse(file);
    const context = contextFor(file);
    if ("failure" in parsed) {
      const location: Location = from === undefined ? { file, start: 0, end: 0 } : locationOf(from.context, from.declaration.from);
      (from?.context ?? context).report(
        importNotReadable({ file: session.host.display(file), why: readFailureWords[parsed.failure] }, location, {
          explains: from === undefined ? [] : namesOf(from.declaration),
        }),
      );
      continue;
    }
    for (const diagnostic of parsed.diagnostics) context.report(diagnostic);
    const notUnderstood = brokenParts(parsed.file, parsed.diagnostics);
    collectSymbols(context, parsed.file, file === entry, notUnderstood);
    const hasSyntaxErrors = parsed.diagnostics.some((diagnostic) => diagnostic.severity === "error");
    files.set(file, {
      file,
      source: parsed.file,
      context,
      isEntry: file === entry,
      hasSyntaxErrors,
      syntax: parsed.diagnostics,
      notUnderstood,
    });
    const found = importsOf(session, context, parsed.file);
    imports.set(file, found);
    pending.push(...found.map((each) => ({ file: each.file, from: { context, declaration: each.declaration } })));
  }
  reportCycles(session, entry, files, imports);
  for (const [file, found] of imports) {
    const importing = files.get(file);
    for (const { declaration, file: imported } of found) {
      const target = files.get(imported);
      if (importing !== undefined && target !== undefined) bind(session, importing.context, declaration, target);
    }
  }
  return [...files.values()];
}

/** The declarations in which the parser found mistakes; where a mistake stands in none, the one before it. */
function brokenParts(source: SourceFile, diagnostics: readonly Diagnostic[]): readonly Span[] {
  return diagnostics
    .filter((diagnostic) => diagnostic.severity === "error")
    .flatMap(({ location }) => {
      const inside = source.declarations.findLast((declaration) => declaration.start <= location.start);
      return inside === undefined ? [location] : [{ start: inside.start, end: Math.max(inside.end, location.end) }];
    });
}

function importsOf(
  session: Session,
  context: FileContext,
  source: SourceFile,
): readonly { readonly declaration: ImportDeclaration; readonly file: string }[] {
  return source.declarations.flatMap((declaration) => {
    if (declaration.kind !== "ImportDeclaration" || declaration.from.kind === "Missing") return [];
    if (/^[a-z][a-z0-9+.-]+:\/\//iu.test(declaration.from.value)) {
      context.report(
        importNotReadable(
          { file: declaration.from.value, why: "is a URL, and nothing is read from the network" },
          locationOf(context, declaration.from),
          { explains: namesOf(declaration) },
        ),
      );
      return [];
    }
    const file = session.host.resolve(context.file, declaration.from.value);
    context.model.symbol(declaration.from, { kind: "file", use: "import", file, pointer: "" });
    if (file !== context.file) return [{ declaration, file }];
    const name = session.host.display(file);
    context.report(importCycle({ files: [name, name] }, locationOf(context, declaration.from)));
    return [];
  });
}

/** Reports each circle of imports once, at the import that closes it. */
function reportCycles(
  session: Session,
  entry: string,
  files: ReadonlyMap<string, ProgramFile>,
  imports: ReadonlyMap<string, readonly { readonly declaration: ImportDeclaration; readonly file: string }[]>,
): void {
  const finished = new Set<string>();
  // Not a recursion: a chain of imports may be as long as somebody likes.
  const path: { readonly file: string; next: number }[] = [{ file: entry, next: 0 }];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const edge = imports.get(top.file)?.[top.next];
    top.next += 1;
    if (edge === undefined) {
      finished.add(top.file);
      path.pop();
      continue;
    }
    const start = path.findIndex((each) => each.file === edge.file);
    if (start !== -1) {
      const circle = [...path.slice(start).map((each) => each.file), edge.file].map((file) => session.host.display(file));
      const context = files.get(top.file)?.context;
      context?.report(importCycle({ files: circle }, locationOf(context, edge.declaration.from)));
    } else if (!finished.has(edge.file)) path.push({ file: edge.file, next: 0 });
  }
}

function namesOf(declaration: ImportDeclaration): readonly string[] {
  return declaration.names.flatMap((name) => (name.kind === "Missing" ? [] : nameCause(name.name)));
}

function bind(session: Session, context: FileContext, declaration: ImportDeclaration, { source, context: target }: ProgramFile): void {
  for (const name of declaration.names) {
    if (name.kind === "Missing") continue;
    const location = locationOf(context, name);
    const symbol = target.symbols.declared(name.name);
    if (symbol === undefined) {
      const from = importedFrom(source, name.name);
      const known = target.symbols.declarations.map((each) => each.name);
      const suggestion = suggest(name.name, known);
      const fixes = rename(location, suggestion);
      context.report(
        unknownImport({ name: name.name, file: session.host.display(target.file), from, suggestion }, location, {
          fixes,
          explains: [nameCause(name.name)],
        }),
      );
      continue;
    }
    if (symbol.kind === "flow" || symbol.kind === "sync") {
      context.report(
        notSupportedYet(
          { what: `Importing a ${symbol.kind}`, instead: `Declare the ${symbol.kind} in the file with the \`integration\`.` },
          location,
        ),
      );
      continue;
    }
    context.model.symbol(name, { kind: "declaration", symbol });
    const first = context.symbols.import(symbol, name, target.symbols);
    if (first === undefined) continue;
    const related = [
      {
        message: first.imported ? "imported here" : `the ${first.symbol.kind} \`${name.name}\` is declared here`,
        location: locationOf(context, first.span),
      },
    ];
    context.report(duplicateDeclaration({ name: name.name, kind: symbol.kind }, location, { related }));
  }
}

/** The path that a file itself imports a name from; what is imported is not passed on. */
function importedFrom(source: SourceFile, name: string): string | undefined {
  for (const declaration of source.declarations) {
    if (declaration.kind !== "ImportDeclaration" || declaration.from.kind === "Missing") continue;
    if (declaration.names.some((each) => each.kind === "Identifier" && each.name === name)) return declaration.from.value;
  }
  return undefined;
}
