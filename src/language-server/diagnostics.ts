import type * as lsp from "vscode-languageserver";
import { toDiagnostic } from "./convert.ts";
import type { Paths } from "./paths.ts";
import type { Programs } from "./programs.ts";

/** What is to be said of a file, with an id that stays as long as it does. */
export interface FileDiagnostics {
  readonly resultId: string;
  readonly items: lsp.Diagnostic[];
}

/** The diagnostics of files, over all programs that they belong to. */
export interface DiagnosticCollection {
  of(file: string): FileDiagnostics;
}

/** Collects what programs say of their files. */
export function createDiagnosticCollection(programs: Programs, paths: Paths, client: () => lsp.ClientCapabilities): DiagnosticCollection {
  const said = new Map<string, FileDiagnostics & { readonly text: string; readonly follows: string }>();
  let results = 0;
  return {
    of(file) {
      const entries = programs.entriesOf(file);
      const before = said.get(file);
      const from = (): string => entries.map((entry) => `${programs.editionOf(entry)} ${entry}`).join("\n");
      if (before?.follows === from()) return before;
      const items = merge(entries.map((entry) => diagnosticsIn(programs, paths, client(), entry, file)));
      const text = JSON.stringify(items);
      const resultId = before?.text === text ? before.resultId : String(++results);
      const fresh = { resultId, items, text, follows: from() };
      said.set(file, fresh);
      return fresh;
    },
  };
}

/** What one program says of one of its files. What it cannot be compiled for is not wrong, so it is information. */
function diagnosticsIn(programs: Programs, paths: Paths, client: lsp.ClientCapabilities, entry: string, file: string): lsp.Diagnostic[] {
  const { diagnostics, unsupported, places } = programs.check(entry);
  const here = [
    ...diagnostics.map((diagnostic) => ({ diagnostic, isError: true })),
    ...unsupported.map((diagnostic) => ({ diagnostic, isError: false })),
  ].filter(({ diagnostic: { location } }) => location.file === file);
  return here.map(({ diagnostic, isError }) => {
    const shown = toDiagnostic(places, paths, diagnostic, client);
    return isError ? shown : { ...shown, severity: 3 satisfies lsp.DiagnosticSeverity };
  });
}

/** Several programs' words on one file, each once. What is unnecessary is so only where no program needs it. */
function merge(all: readonly lsp.Diagnostic[][]): lsp.Diagnostic[] {
  const [first = [], ...others] = all;
  if (others.length === 0) return first;
  const found = new Map<string, { readonly diagnostic: lsp.Diagnostic; count: number }>();
  for (const diagnostic of all.flat()) {
    const key = JSON.stringify([diagnostic.code, diagnostic.range, diagnostic.message]);
    const known = found.get(key);
    if (known === undefined) found.set(key, { diagnostic, count: 1 });
    else known.count++;
  }
  return [...found.values()].flatMap(({ diagnostic, count }) =>
    diagnostic.tags?.includes(1) === true && count < all.length ? [] : [diagnostic],
  );
}
