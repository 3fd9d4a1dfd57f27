import type * as lsp from "vscode-languageserver";
import { documentLinksOf } from "../../ide/document-links.ts";
import { toRange } from "../convert.ts";
import type { Feature } from "../feature.ts";

/** Paths in quotes open their files, at the line that a pointer behind `#` leads to. */
export const documentLinksFeature: Feature = {
  capabilities: { documentLinkProvider: {} },
  register(connection, state) {
    connection.onDocumentLinks(({ textDocument }) => {
      const view = state.view(textDocument.uri);
      if (view === undefined) return null;
      return documentLinksOf(view).map(({ span, target, title }): lsp.DocumentLink => {
        const place = target.pointer === "" ? undefined : view.checked.places.locate(target.file, target.pointer);
        const fragment = place === undefined ? "" : `#L${place.line + 1},${place.character + 1}`;
        return { range: toRange(view, span), target: `${state.paths.toUri(place?.file ?? target.file)}${fragment}`, tooltip: title };
      });
    });
  },
};
