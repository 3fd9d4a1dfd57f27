import { type DocumentRangesFormattingParams, DocumentRangesFormattingRequest, type Range, type TextEdit } from "vscode-languageserver";
import { type FormattingEdit, formatting, onTypeFormatting, rangeFormatting } from "../../ide/formatting.ts";
import { LineMap } from "../../source/line-map.ts";
import type { Span } from "../../source/span.ts";
import type { ReadFile } from "../../workspace/read-program.ts";
import { offsetIn } from "../convert.ts";
import type { Feature, ServerState } from "../feature.ts";

/**
 * Formatting: a whole document, ranges of it, and what is typed. Only the syntax is asked, so none of it waits for a check.
 * There is one style: an editor's options for it are not read.
 */
export const formattingFeature: Feature = {
  capabilities: {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: { rangesSupport: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] },
  },
  register(connection, state) {
    connection.onDocumentFormatting(({ textDocument }) => answer(state, textDocument.uri, (file) => formatting(file)));
    connection.onDocumentRangeFormatting(({ textDocument, range }) =>
      answer(state, textDocument.uri, (file, lines) => rangeFormatting(file, [spanOf(file, lines, range)])),
    );
    connection.onRequest(DocumentRangesFormattingRequest.method, ({ textDocument, ranges }: DocumentRangesFormattingParams) =>
      answer(state, textDocument.uri, (file, lines) =>
        rangeFormatting(
          file,
          ranges.map((range) => spanOf(file, lines, range)),
        ),
      ),
    );
    connection.onDocumentOnTypeFormatting(({ textDocument, position, ch }) =>
      answer(state, textDocument.uri, (file, lines) => onTypeFormatting(file, offsetIn(file.text, lines, position), ch)),
    );
  },
};

function answer(state: ServerState, uri: string, edits: (file: ReadFile, lines: LineMap) => readonly FormattingEdit[]): TextEdit[] | null {
  const file = state.read(state.paths.toPath(uri));
  if (file === undefined) return null;
  const lines = new LineMap(file.text);
  return edits(file, lines).map(({ newText, ...span }) => ({ range: lines.range(span), newText }));
}

function spanOf(file: ReadFile, lines: LineMap, range: Range): Span {
  return { start: offsetIn(file.text, lines, range.start), end: offsetIn(file.text, lines, range.end) };
}
