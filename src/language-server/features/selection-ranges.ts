import type * as lsp from "vscode-languageserver";
import { selectionRangesAt } from "../../ide/selection-ranges.ts";
import { offsetAt, toRange } from "../convert.ts";
import type { Feature } from "../feature.ts";

/** What a selection grows to, expression by expression. */
export const selectionRangesFeature: Feature = {
  capabilities: { selectionRangeProvider: true },
  register(connection, state) {
    connection.onSelectionRanges(({ textDocument, positions }) => {
      const view = state.view(textDocument.uri);
      if (view === undefined) return null;
      return positions.map((position) => {
        const spans = selectionRangesAt(view, offsetAt(view, position));
        return (
          spans.reduceRight<lsp.SelectionRange | undefined>(
            (parent, span) => ({ range: toRange(view, span), ...(parent === undefined ? {} : { parent }) }),
            undefined,
          ) ?? { range: { start: position, end: position } }
        );
      });
    });
  },
};
