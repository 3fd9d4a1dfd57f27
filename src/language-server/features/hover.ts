import { MarkupKind } from "vscode-languageserver";
import { toMarkdown, toPlainText } from "../../ide/documentation.ts";
import { hoverAt } from "../../ide/hover/hover.ts";
import { markupOf } from "../abilities.ts";
import { offsetAt, toRange } from "../convert.ts";
import type { Feature } from "../feature.ts";

/** What there is to say of a name. */
export const hoverFeature: Feature = {
  capabilities: { hoverProvider: true },
  register(connection, state) {
    connection.onHover(({ textDocument, position }) => {
      const view = state.view(textDocument.uri);
      const hover = view && hoverAt(view, offsetAt(view, position));
      if (view === undefined || hover === undefined) return null;
      // One that says nothing is taken to show Markdown, as most do.
      const format = markupOf(state.client().textDocument?.hover?.contentFormat, MarkupKind.Markdown);
      const value = format === MarkupKind.PlainText ? toPlainText(hover.parts) : toMarkdown(hover.parts);
      return { contents: { kind: format, value }, range: toRange(view, hover.span) };
    });
  },
};
