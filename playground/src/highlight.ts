import type { LSPClient } from "@codemirror/lsp-client";
import { RangeSetBuilder, StateEffect, StateField, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** The tokens of a document as the server encodes them (LSP 3.18, Semantic Tokens), with the names of their types. */
interface Tokens {
  readonly data: readonly number[];
  readonly types: readonly string[];
}

const setTokens = StateEffect.define<Tokens>();

/** Colours a program by what the server says that each name and word is; what is typed keeps its neighbours' places meanwhile. */
export const highlighting = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, { changes, effects, newDoc }) {
    const tokens = effects.findLast((effect) => effect.is(setTokens))?.value;
    return tokens === undefined ? decorations.map(changes) : decorationsOf(newDoc, tokens);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Asks the server for the colours of a document as it stands. */
export async function colour(view: EditorView, client: LSPClient, uri: string): Promise<void> {
  const types = client.serverCapabilities?.semanticTokensProvider?.legend.tokenTypes;
  if (types === undefined) return;
  client.sync();
  const { doc } = view.state;
  const answer = await client.request<unknown, { readonly data: readonly number[] } | null>("textDocument/semanticTokens/full", {
    textDocument: { uri },
  });
  // What was typed since will be asked for again.
  if (answer !== null && view.state.doc.eq(doc)) view.dispatch({ effects: setTokens.of({ data: answer.data, types }) });
}

function decorationsOf(doc: Text, { data, types }: Tokens): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let line = 0;
  let character = 0;
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    if (line >= doc.lines) break;
    const from = doc.line(line + 1).from + character;
    builder.add(from, Math.min(from + length, doc.length), Decoration.mark({ class: `integ-${types[type]}` }));
  }
  return builder.finish();
}
