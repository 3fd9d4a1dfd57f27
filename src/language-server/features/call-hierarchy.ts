import type * as lsp from "vscode-languageserver";
import { type Call, type CallItem, callItemAt, incomingCalls, outgoingCalls } from "../../ide/call-hierarchy.ts";
import type { View } from "../../ide/view.ts";
import { offsetAt, toRange, toTarget } from "../convert.ts";
import type { Feature, ServerState } from "../feature.ts";
import { programsOf } from "./references.ts";
import { symbolKinds } from "./symbols.ts";

/** Where an item is named in a program: it is looked at again when its calls are asked for. */
interface ItemData {
  readonly uri: string;
  readonly position: lsp.Position;
}

/** Flows, the maps that they call, and the operations, both ways. */
export const callHierarchyFeature: Feature = {
  capabilities: { callHierarchyProvider: true },
  register(connection, state) {
    const { callHierarchy } = connection.languages;
    callHierarchy.onPrepare(({ textDocument, position }) => {
      const view = state.view(textDocument.uri);
      const item = view && callItemAt(view, offsetAt(view, position));
      const found = view && item && toItem(state, view, item);
      return found === undefined ? null : [found];
    });
    callHierarchy.onIncomingCalls(({ item }) =>
      answer(
        state,
        item,
        (view, offset) => incomingCalls(view, offset, programsOf(state)),
        (from, fromRanges) => ({ from, fromRanges }),
      ),
    );
    callHierarchy.onOutgoingCalls(({ item }) => answer(state, item, outgoingCalls, (to, fromRanges) => ({ to, fromRanges })));
  },
};

function answer<Answer>(
  state: ServerState,
  { data }: lsp.CallHierarchyItem,
  callsOf: (view: View, offset: number) => readonly Call[],
  make: (item: lsp.CallHierarchyItem, ranges: lsp.Range[]) => Answer,
): Answer[] | null {
  const named: unknown = data;
  const view = isItemData(named) ? state.view(named.uri) : undefined;
  if (view === undefined || !isItemData(named)) return null;
  return callsOf(view, offsetAt(view, named.position)).flatMap(({ item, file, at }) => {
    const caller = file === view.file ? view : state.view(state.paths.toUri(file));
    const converted = caller && toItem(state, caller, item);
    return caller === undefined || converted === undefined
      ? []
      : [
          make(
            converted,
            at.map((span) => toRange(caller, span)),
          ),
        ];
  });
}

function toItem(state: ServerState, view: View, { kind, name, detail, place, named }: CallItem): lsp.CallHierarchyItem | undefined {
  const other = named.file === view.file ? view : state.view(state.paths.toUri(named.file));
  if (other === undefined) return undefined;
  const { uri, range, whole } = toTarget(view.checked, state.paths, place);
  const data: ItemData = { uri: state.paths.toUri(named.file), position: toRange(other, named).start };
  return {
    name,
    kind: symbolKinds[kind],
    ...(detail === "" ? {} : { detail }),
    uri,
    range: whole,
    selectionRange: range,
    data,
  };
}

function isItemData(data: unknown): data is ItemData {
  if (typeof data !== "object" || data === null || !("uri" in data) || !("position" in data)) return false;
  const { uri, position } = data;
  if (typeof uri !== "string" || typeof position !== "object" || position === null) return false;
  return "line" in position && typeof position.line === "number" && "character" in position && typeof position.character === "number";
}
