import type * as lsp from "vscode-languageserver";
import { type OutlineItem, type OutlineKind, outlineOf } from "../../ide/outline.ts";
import type { View } from "../../ide/view.ts";
import { workspaceSymbols } from "../../ide/workspace-symbols.ts";
import { LineMap } from "../../source/line-map.ts";
import { toRange } from "../convert.ts";
import type { Feature } from "../feature.ts";

/** The outline of a document, and what all files of the editor's folders declare. */
export const symbolsFeature: Feature = {
  capabilities: { documentSymbolProvider: { label: "Integ" }, workspaceSymbolProvider: true },
  register(connection, state) {
    connection.onDocumentSymbol(({ textDocument }) => {
      const view = state.view(textDocument.uri);
      if (view === undefined) return null;
      const items = outlineOf(view.parsed.file, view.text);
      if (state.client().textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport !== false)
        return items.map((item) => toDocumentSymbol(view, item));
      return items.flatMap((item) => flat(view, textDocument.uri, item, undefined));
    });
    connection.onWorkspaceSymbol(({ query }) => {
      const lines = new Map<string, LineMap>();
      const files = state.files().flatMap((file) => {
        const read = state.read(file);
        return read === undefined ? [] : [[file, read] as const];
      });
      const texts = new Map(files);
      return workspaceSymbols(query, files).map(({ name, kind, location, container }): lsp.SymbolInformation => {
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

function toDocumentSymbol(view: View, { name, kind, detail, span, selection, children }: OutlineItem): lsp.DocumentSymbol {
  return {
    name,
    kind: symbolKinds[kind],
    ...(detail === "" ? {} : { detail }),
    range: toRange(view, span),
    selectionRange: toRange(view, selection),
    children: children.map((child) => toDocumentSymbol(view, child)),
  };
}

/** For editors that show no hierarchy. */
function flat(view: View, uri: string, item: OutlineItem, container: string | undefined): lsp.SymbolInformation[] {
  const location = { uri, range: toRange(view, item.span) };
  const own = { name: item.name, kind: symbolKinds[item.kind], location, ...(container === undefined ? {} : { containerName: container }) };
  return [own, ...item.children.flatMap((child) => flat(view, uri, child, item.name))];
}
