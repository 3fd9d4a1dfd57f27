import type * as lsp from "vscode-languageserver";
import { type SemanticToken, semanticTokens, tokenModifiers, tokenTypes } from "../../ide/semantic-tokens.ts";
import type { View } from "../../ide/view.ts";
import type { Span } from "../../source/span.ts";
import { linesOf, offsetAt } from "../convert.ts";
import type { Feature, ServerState } from "../feature.ts";

/** How many documents' last tokens are kept, for what has changed since. */
const remembered = 32;

/** Tokens as the editor had them last. */
interface Sent {
  readonly resultId: string;
  readonly data: readonly number[];
}

/** Colours by meaning: of a whole document, of what has changed since the last time, and of what is on the screen. */
export const semanticTokensFeature: Feature = {
  capabilities: {
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
  },
  register(connection, state) {
    const sent = new Map<string, Sent>();
    let results = 0;
    const remember = (uri: string, data: readonly number[]): Sent => {
      const result = { resultId: String(++results), data };
      sent.delete(uri);
      sent.set(uri, result);
      for (const oldest of [...sent.keys()].slice(0, Math.max(0, sent.size - remembered))) sent.delete(oldest);
      return result;
    };
    const all = (uri: string): Sent => remember(uri, dataOf(state, uri));
    const { semanticTokens: tokens } = connection.languages;
    tokens.on(({ textDocument: { uri } }) => {
      const { resultId, data } = all(uri);
      return { resultId, data: [...data] };
    });
    tokens.onDelta(({ textDocument: { uri }, previousResultId }) => {
      const before = sent.get(uri);
      const { resultId, data } = all(uri);
      if (before?.resultId !== previousResultId) return { resultId, data: [...data] };
      return { resultId, edits: editsBetween(before.data, data) };
    });
    tokens.onRange(({ textDocument: { uri }, range }) => {
      const view = state.view(uri);
      if (view === undefined) return { data: [] };
      return { data: encode(view, { start: offsetAt(view, range.start), end: offsetAt(view, range.end) }) };
    });
  },
};

function dataOf(state: ServerState, uri: string): readonly number[] {
  const view = state.view(uri);
  return view === undefined ? [] : encode(view);
}

/** Five numbers a token, relative to the one before it (LSP 3.18, `textDocument/semanticTokens`). */
function encode(view: View, range?: Span): number[] {
  const lines = linesOf(view);
  const data: number[] = [];
  let [lastLine, lastCharacter] = [0, 0];
  for (const token of semanticTokens(view, range)) {
    const { line, character } = lines.position(token.start);
    const deltaLine = line - lastLine;
    data.push(deltaLine, deltaLine === 0 ? character - lastCharacter : character, token.end - token.start, tokenTypes.indexOf(token.type));
    data.push(bitsOf(token));
    [lastLine, lastCharacter] = [line, character];
  }
  return data;
}

function bitsOf({ modifiers }: SemanticToken): number {
  return modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
}

/** What is between the numbers that both begin with and those that both end with, if anything is. */
function editsBetween(before: readonly number[], after: readonly number[]): lsp.SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const deleteCount = before.length - start - same;
  const data = after.slice(start, after.length - same);
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
}
