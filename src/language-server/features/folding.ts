import type * as lsp from "vscode-languageserver";
import { foldsOf } from "../../ide/folding.ts";
import { linesOf } from "../convert.ts";
import type { Feature } from "../feature.ts";

/** Folds by whole lines; the line with the closing bracket stays, as in most editors. */
export const foldingFeature: Feature = {
  capabilities: { foldingRangeProvider: true },
  register(connection, state) {
    connection.onFoldingRanges(({ textDocument }) => {
      const view = state.view(textDocument.uri);
      if (view === undefined) return null;
      const lines = linesOf(view);
      const ranges = new Map<string, lsp.FoldingRange>();
      for (const { start, end, kind, closed } of foldsOf(view)) {
        const startLine = lines.position(start).line;
        const endLine = lines.position(end).line - (closed ? 1 : 0);
        if (endLine > startLine) ranges.set(`${startLine} ${endLine}`, { startLine, endLine, kind });
      }
      return [...ranges.values()].sort((left, right) => left.startLine - right.startLine);
    });
  },
};
