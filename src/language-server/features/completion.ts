import * as lsp from "vscode-languageserver";
import { complete } from "../../ide/completion/completion.ts";
import type { CompletionItem, CompletionKind, CompletionList, Identity } from "../../ide/completion/item.ts";
import { documentationOf, isIdentity } from "../../ide/completion/resolve.ts";
import { toMarkdown, toPlainText } from "../../ide/documentation.ts";
import type { View } from "../../ide/view.ts";
import { knowsCommand, markupOf } from "../abilities.ts";
import { offsetAt, toRange } from "../convert.ts";
import type { Feature, ServerState } from "../feature.ts";

/** What is enough to find the documentation of an item. */
interface ItemData {
  readonly uri: string;
  readonly identity: Identity;
}

/** What an editor can do with items; without a word of it, they are plain text. */
interface Abilities {
  readonly snippets: boolean;
  readonly insertReplace: boolean;
  /** The range may be said once for all items. */
  readonly commonRange: boolean;
  readonly markup: lsp.MarkupKind;
  /** It shows something right behind the label. */
  readonly labelDetails: boolean;
  /** It strikes out what is deprecated by a tag; older ones by a member of its own. */
  readonly tags: boolean;
  /** It can be told to ask again behind an item. */
  readonly asksAgain: boolean;
}

const askAgain = "editor.action.triggerSuggest";

/** What may be written at the cursor. Documentation is made when an item is looked at. */
export const completionFeature: Feature = {
  capabilities: {
    completionProvider: {
      triggerCharacters: [".", '"', "/", "#", "(", " "],
      resolveProvider: true,
      completionItem: { labelDetailsSupport: true },
    },
  },
  register(connection, state) {
    connection.onCompletion(({ textDocument: { uri }, position, context }) => {
      const view = state.viewAround(uri, position);
      if (view === undefined) return null;
      return toList(view, uri, abilitiesOf(state), complete(view, offsetAt(view, position), context?.triggerCharacter));
    });
    connection.onCompletionResolve((item) => {
      const data: unknown = item.data;
      const view = isItemData(data) ? state.view(data.uri) : undefined;
      if (!isItemData(data) || view === undefined) return item;
      const { markup } = abilitiesOf(state);
      const parts = documentationOf(view, data.identity);
      const value = markup === lsp.MarkupKind.Markdown ? toMarkdown(parts) : toPlainText(parts);
      return value === "" ? item : { ...item, documentation: { kind: markup, value } };
    });
  },
};

function abilitiesOf(state: ServerState): Abilities {
  const { completion } = state.client().textDocument ?? {};
  const item = completion?.completionItem;
  return {
    snippets: item?.snippetSupport === true,
    insertReplace: item?.insertReplaceSupport === true,
    commonRange: completion?.completionList?.itemDefaults?.includes("editRange") === true,
    markup: markupOf(item?.documentationFormat, lsp.MarkupKind.PlainText),
    labelDetails: item?.labelDetailsSupport === true,
    tags: item?.tagSupport !== undefined,
    asksAgain: knowsCommand(state.client(), askAgain),
  };
}

function toList(
  view: View,
  uri: string,
  abilities: Abilities,
  { items, isIncomplete, insert, replace }: CompletionList,
): lsp.CompletionList {
  const replaced = toRange(view, replace);
  const range = abilities.insertReplace ? { insert: toRange(view, insert), replace: replaced } : replaced;
  const withText = (newText: string): Pick<lsp.CompletionItem, "textEdit" | "textEditText"> =>
    abilities.commonRange ? { textEditText: newText } : { textEdit: "insert" in range ? { newText, ...range } : { newText, range } };
  return {
    isIncomplete,
    ...(abilities.commonRange && { itemDefaults: { editRange: range } }),
    items: items.map((item, index) => {
      const snippet = abilities.snippets ? item.snippet : undefined;
      return {
        label: item.label,
        kind: kinds[item.kind],
        ...(abilities.labelDetails &&
          item.signature !== undefined &&
          item.signature !== "" && { labelDetails: { detail: item.signature } }),
        ...(item.detail !== undefined && { detail: item.detail }),
        ...(item.isDeprecated === true && (abilities.tags ? { tags: [lsp.CompletionItemTag.Deprecated] } : { deprecated: true })),
        sortText: index.toString(36).padStart(3, "0"),
        ...(item.filter !== undefined && { filterText: item.filter }),
        ...(item.commit !== undefined && { commitCharacters: [...item.commit] }),
        ...withText(snippet ?? item.text ?? plainText(item)),
        ...(snippet !== undefined && { insertTextFormat: 2 as const }),
        ...(item.also !== undefined && { additionalTextEdits: [{ range: toRange(view, item.also.span), newText: item.also.text }] }),
        ...(item.continues === true && abilities.asksAgain && { command: { title: "Go on", command: askAgain } }),
        ...(item.identity !== undefined && { data: { uri, identity: item.identity } satisfies ItemData }),
      };
    }),
  };
}

/** What is written where an editor has no snippets and an item no text of its own: its label, or its snippet up to the first stop. */
function plainText({ label, snippet }: CompletionItem): string {
  if (snippet === undefined || /^\w/u.test(label)) return label;
  return snippet.split("$", 1)[0]?.trimEnd() ?? label;
}

const kinds: Readonly<Record<CompletionKind, lsp.CompletionItemKind>> = {
  keyword: 14,
  setting: 10,
  value: 12,
  constant: 20,
  variable: 6,
  field: 5,
  function: 2,
  map: 3,
  table: 13,
  system: 9,
  operation: 2,
  event: 23,
  type: 22,
  file: 17,
  folder: 19,
  snippet: 15,
};

function isItemData(data: unknown): data is ItemData {
  return (
    typeof data === "object" &&
    data !== null &&
    "uri" in data &&
    typeof data.uri === "string" &&
    "identity" in data &&
    isIdentity(data.identity)
  );
}
