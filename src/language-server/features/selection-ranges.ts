import type * as lsp from "vscode-languageserver";
import { selectionRangesAt } from "../../ide/selection-ranges.ts";
import { LineMap } from "../../source/line-map.ts";
import { offsetIn } from "../convert.ts";
import type { Feature } from "../feature.ts";

/** What a selection grows to, expression by expression. */
export const selectionRangesFeature: Feature = {
  capabilities: { selectionRangeProvider: true },
  register(connection, state) {
    connection.onSelectionRanges(({ textDocument, positions }) => {
      const read = state.read(state.paths.toPath(textDocument.uri));
      if (read === undefined) return null;
      const lines = new LineMap(read.text);
      return positions.map((position) => {
        const spans = selectionRangesAt(read, offsetIn(read.text, lines, position));
        return (
          spans.reduceRight<lsp.SelectionRange | undefined>(
            (parent, span) => ({ range: lines.range(span), ...(parent === undefined ? {} : { parent }) }),
            undefined,
          ) ?? { range: { start: position, end: position } }
        );
      });
    });
  },
};
