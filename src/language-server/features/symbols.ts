import type * as lsp from "vscode-languageserver";
import { type OutlineItem, type OutlineKind, outlineOf } from "../../ide/outline.ts";
import { workspaceSymbols } from "../../ide/workspace-symbols.ts";
import { LineMap } from "../../source/line-map.ts";
import type { ReadFile } from "../../workspace/read-program.ts";
import type { Feature } from "../feature.ts";

const filesBetweenPauses = 16;

/** The outline of a document, and what all files of the editor's folders declare. */
export const symbolsFeature: Feature = {
  capabilities: { documentSymbolProvider: { label: "Integ" }, workspaceSymbolProvider: true },
  register(connection, state) {
    connection.onDocumentSymbol(({ textDocument }) => {
      const read = state.read(state.paths.toPath(textDocument.uri));
      if (read === undefined) return null;
      const lines = new LineMap(read.text);
      const items = outlineOf(read.parsed.file, read.text);
      if (state.client().textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true)
        return items.map((item) => toDocumentSymbol(lines, item));
      return items.flatMap((item) => flat(lines, textDocument.uri, item, undefined));
    });
    connection.onWorkspaceSymbol(async ({ query }, token) => {
      const lines = new Map<string, LineMap>();
      const texts = new Map<string, ReadFile>();
      for (const [index, file] of state.files().entries()) {
        // A large folder is read in slices: typing does not wait for it.
        if (index % filesBetweenPauses === filesBetweenPauses - 1) await state.pause(token);
        const read = state.read(file);
        if (read !== undefined) texts.set(file, read);
      }
      return workspaceSymbols(query, texts).map(({ name, kind, location, container }): lsp.SymbolInformation => {
        const { file } = location;
        const map = lines.get(file) ?? new LineMap(texts.get(file)?.text ?? "");
        lines.set(file, map);
        return {
          name,
          kind: symbolKinds[kind],
          location: { uri: state.paths.toUri(file), range: map.range(location) },
          ...(container === undefined ? {} : { containerName: container }),
        };
      });
    });
  },
};

/** The protocol's kinds (LSP 3.18, `SymbolKind`). */
export const symbolKinds = {
  integration: 4,
  system: 3,
  operation: 6,
  webhooks: 11,
  event: 24,
  channel: 24,
  policy: 23,
  type: 5,
  table: 14,
  map: 12,
  flow: 12,
  sync: 12,
  test: 17,
  plan: 19,
  field: 8,
  step: 9,
  let: 13,
  setting: 7,
} as const satisfies Record<OutlineKind, lsp.SymbolKind>;

function toDocumentSymbol(lines: LineMap, { name, kind, detail, span, selection, children }: OutlineItem): lsp.DocumentSymbol {
  return {
    name,
    kind: symbolKinds[kind],
    ...(detail === "" ? {} : { detail }),
    range: lines.range(span),
    selectionRange: lines.range(selection),
    children: children.map((child) => toDocumentSymbol(lines, child)),
  };
}

/** For editors that show no hierarchy. */
function flat(lines: LineMap, uri: string, item: OutlineItem, container: string | undefined): lsp.SymbolInformation[] {
  const location = { uri, range: lines.range(item.span) };
  const own = { name: item.name, kind: symbolKinds[item.kind], location, ...(container === undefined ? {} : { containerName: container }) };
  return [own, ...item.children.flatMap((child) => flat(lines, uri, child, item.name))];
}
