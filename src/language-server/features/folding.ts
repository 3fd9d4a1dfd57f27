import type * as lsp from "vscode-languageserver";
import { foldsOf } from "../../ide/folding.ts";
import { LineMap } from "../../source/line-map.ts";
import type { Feature } from "../feature.ts";

/** Folds by whole lines; the line with the closing bracket stays, as in most editors. */
export const foldingFeature: Feature = {
  capabilities: { foldingRangeProvider: true },
  register(connection, state) {
    connection.onFoldingRanges(({ textDocument }) => {
      const read = state.read(state.paths.toPath(textDocument.uri));
      if (read === undefined) return null;
      const lines = new LineMap(read.text);
      const ranges = new Map<string, lsp.FoldingRange>();
      for (const { start, end, kind, closed } of foldsOf(read)) {
        const startLine = lines.position(start).line;
        const endLine = lines.position(end).line - (closed ? 1 : 0);
        if (endLine > startLine) ranges.set(`${startLine} ${endLine}`, { startLine, endLine, kind });
      }
      return [...ranges.values()].sort((left, right) => left.startLine - right.startLine);
    });
  },
};
