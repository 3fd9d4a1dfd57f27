import type * as lsp from "vscode-languageserver";
import type { Edit } from "../../diagnostics/diagnostic.ts";
import type { CodeAction } from "../../ide/code-actions/action.ts";
import { codeActions } from "../../ide/code-actions/code-actions.ts";
import type { View } from "../../ide/view.ts";
import { offsetAt, toDiagnostic, toWorkspaceEdit } from "../convert.ts";
import type { Feature, ServerState } from "../feature.ts";

/** What is enough to find an action again when its edits are asked for. */
interface ActionData {
  readonly uri: string;
  readonly range: lsp.Range;
  readonly title: string;
  readonly kind: string;
}

const codeActionKinds = [
  "quickfix",
  "refactor.extract",
  "refactor.inline",
  "refactor.rewrite",
  "source.organizeImports",
  "source.fixAll.integ",
];

/** Fixes and refactorings. Edits are computed when one is chosen, where the editor can ask for them then. */
export const codeActionsFeature: Feature = {
  // An editor without literals takes commands only, and there are none.
  capabilities: ({ textDocument }) =>
    textDocument?.codeAction?.codeActionLiteralSupport === undefined
      ? {}
      : { codeActionProvider: { codeActionKinds, resolveProvider: true } },
  register(connection, state) {
    connection.onCodeAction(({ textDocument: { uri }, range, context }) => {
      const view = state.view(uri);
      if (view === undefined) return [];
      const lazy = resolvesEdits(state);
      return actionsAt(view, range, context.only).map((action) => ({
        ...described(state, view, action),
        ...(lazy
          ? { data: { uri, range, title: action.title, kind: action.kind } satisfies ActionData }
          : { edit: toWorkspaceEdit(view, state.paths, action.edits()) }),
      }));
    });
    connection.onCodeActionResolve((unresolved) => {
      const data: unknown = unresolved.data;
      if (!isActionData(data)) return unresolved;
      const view = state.view(data.uri);
      // Another state of the file may not offer it any more: then nothing is changed.
      const action = view && actionsAt(view, data.range, [data.kind]).find(({ title }) => title === data.title);
      const edits: readonly Edit[] = action?.edits() ?? [];
      return { ...unresolved, edit: view === undefined ? { changes: {} } : toWorkspaceEdit(view, state.paths, edits) };
    });
  },
};

function actionsAt(view: View, range: lsp.Range, only: readonly string[] | undefined): readonly CodeAction[] {
  return codeActions(view, { start: offsetAt(view, range.start), end: offsetAt(view, range.end) }, only);
}

function described(state: ServerState, view: View, { title, kind, diagnostics, isPreferred }: CodeAction): lsp.CodeAction {
  return {
    title,
    kind,
    ...(diagnostics !== undefined && {
      diagnostics: diagnostics.map((each) => toDiagnostic(view.checked.places, state.paths, each, state.client())),
    }),
    ...(isPreferred === true && { isPreferred }),
  };
}

function resolvesEdits(state: ServerState): boolean {
  return state.client().textDocument?.codeAction?.resolveSupport?.properties.includes("edit") ?? false;
}

function isActionData(data: unknown): data is ActionData {
  return typeof data === "object" && data !== null && "uri" in data && "range" in data && "title" in data && "kind" in data;
}
