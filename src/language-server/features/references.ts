import type * as lsp from "vscode-languageserver";
import { highlightsAt, type ProgramsOf, referencesAt } from "../../ide/references.ts";
import { offsetAt, toRange } from "../convert.ts";
import type { Feature, ServerState } from "../feature.ts";

/** Where a name stands: in one document, highlighted, and in all files of all programs that see it. */
export const referencesFeature: Feature = {
  capabilities: { referencesProvider: true, documentHighlightProvider: true },
  register(connection, state) {
    connection.onReferences(({ textDocument, position, context }) => {
      const view = state.view(textDocument.uri);
      if (view === undefined) return null;
      const declaration = context.includeDeclaration;
      return referencesAt(view, offsetAt(view, position), programsOf(state), { declaration }).flatMap((location): lsp.Location[] => {
        const uri = state.paths.toUri(location.file);
        const found = location.file === view.file ? view : state.view(uri);
        return found === undefined ? [] : [{ uri, range: toRange(found, location) }];
      });
    });
    connection.onDocumentHighlight(({ textDocument, position }) => {
      const view = state.view(textDocument.uri);
      if (view === undefined) return null;
      return highlightsAt(view, offsetAt(view, position)).map(
        ({ span, role }): lsp.DocumentHighlight => ({
          range: toRange(view, span),
          kind: role === "read" ? highlightKinds.read : highlightKinds.write,
        }),
      );
    });
  },
};

const highlightKinds = { read: 2, write: 3 } as const;

/** The programs that a file belongs to. */
export function programsOf(state: ServerState): ProgramsOf {
  return (file) => state.views(state.paths.toUri(file)).map(({ checked }) => checked);
}
