import type * as lsp from "vscode-languageserver";
import { type InlayHint, inlayHints } from "../../ide/inlay-hints.ts";
import type { View } from "../../ide/view.ts";
import { linesOf, offsetAt, toLocation } from "../convert.ts";
import type { Feature, ServerState } from "../feature.ts";

/** What is enough to find a hint again when more of it is asked for. */
interface HintData {
  readonly uri: string;
  readonly offset: number;
  readonly label: string;
}

const kinds: Readonly<Record<InlayHint["kind"], lsp.InlayHintKind | undefined>> = {
  type: 1,
  parameter: 2,
  failure: undefined,
  guard: undefined,
};

/** What is not written and true all the same, on the screen; what it means and where it leads when it is asked for. */
export const inlayHintsFeature: Feature = {
  capabilities: { inlayHintProvider: { resolveProvider: true } },
  register(connection, state) {
    connection.languages.inlayHint.on(({ textDocument: { uri }, range }) => {
      const view = state.view(uri);
      if (view === undefined) return [];
      const lazy = state.client().textDocument?.inlayHint?.resolveSupport !== undefined;
      return inlayHints(view, { start: offsetAt(view, range.start), end: offsetAt(view, range.end) }).map((hint) => {
        const shown = described(view, hint);
        if (!lazy) return explained(state, view, shown, hint);
        return { ...shown, data: { uri, offset: hint.offset, label: hint.label } satisfies HintData };
      });
    });
    connection.languages.inlayHint.resolve((unresolved) => {
      const data: unknown = unresolved.data;
      const view = isHintData(data) ? state.view(data.uri) : undefined;
      if (!isHintData(data) || view === undefined) return unresolved;
      const { offset, label } = data;
      const hint = inlayHints(view, { start: offset, end: offset }).find((each) => each.offset === offset && each.label === label);
      return hint === undefined ? unresolved : explained(state, view, unresolved, hint);
    });
  },
};

function described(view: View, { offset, label, kind }: InlayHint): lsp.InlayHint {
  return {
    position: linesOf(view).position(offset),
    label: [{ value: label }],
    ...(kinds[kind] !== undefined && { kind: kinds[kind] }),
    // A parameter stands in front of its value, everything else behind what it is about.
    ...(kind === "parameter" ? { paddingRight: true } : kind !== "type" && { paddingLeft: true }),
  };
}

/** A hint with its tooltip, in plain text, and the place that a click on it leads to. */
function explained(state: ServerState, view: View, hint: lsp.InlayHint, { label, tooltip, target }: InlayHint): lsp.InlayHint {
  const place = target?.();
  const location = place && toLocation(view.checked.places, state.paths, place);
  return { ...hint, label: [{ value: label, ...(location && { location }) }], ...(tooltip && { tooltip: tooltip() }) };
}

function isHintData(data: unknown): data is HintData {
  return typeof data === "object" && data !== null && "uri" in data && "offset" in data && "label" in data;
}
