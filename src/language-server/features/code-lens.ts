import type * as lsp from "vscode-languageserver";
import { type CodeLens, codeLenses } from "../../ide/code-lens.ts";
import type { View } from "../../ide/view.ts";
import { knowsCommand } from "../abilities.ts";
import { linesOf, toLocation, toRange } from "../convert.ts";
import type { Feature, ServerState } from "../feature.ts";
import { programsOf } from "./references.ts";

/** Which lens of which declaration it is. */
interface LensData {
  readonly uri: string;
  readonly start: number;
}

/**
 * Lines above declarations: run a test, replay a flow, see who uses a map. The commands are described in `src/ide/code-lens.ts`;
 * what an editor does not carry out is not offered, and how often something is used is shown all the same.
 */
export const codeLensFeature: Feature = {
  capabilities: { codeLensProvider: { resolveProvider: true } },
  register(connection, state) {
    connection.onCodeLens(({ textDocument: { uri } }) => {
      const view = state.view(uri);
      if (view === undefined) return [];
      return codeLenses(view).flatMap((lens): readonly lsp.CodeLens[] => {
        const range = toRange(view, lens.span);
        // Uses are counted only for what is on the screen.
        if (lens.kind === "uses") return [{ range, data: { uri, start: lens.span.start } satisfies LensData }];
        const command = commandOf(state, view, uri, lens);
        return knowsCommand(state.client(), command.command) ? [{ range, command }] : [];
      });
    });
    connection.onCodeLensResolve((unresolved) => {
      const data: unknown = unresolved.data;
      if (!isLensData(data)) return unresolved;
      const view = state.view(data.uri);
      const lens = view && codeLenses(view).find(({ kind, span }) => kind === "uses" && span.start === data.start);
      // The file has changed meanwhile, and the editor is about to ask again.
      if (view === undefined || lens === undefined) return { ...unresolved, command: { title: "", command: "" } };
      return { ...unresolved, command: commandOf(state, view, data.uri, lens) };
    });
  },
};

function commandOf(state: ServerState, view: View, uri: string, lens: CodeLens): lsp.Command {
  switch (lens.kind) {
    case "runTest":
      return { title: "Run test", command: "integ.runTest", arguments: [uri, lens.name] };
    case "replay":
      return { title: "Replay dead letters", command: "integ.replay", arguments: [uri, lens.flow] };
    case "dev":
      return { title: "Run against mocks", command: "integ.dev", arguments: [uri, lens.flow] };
    case "uses": {
      const locations = lens.uses(programsOf(state)).flatMap((location) => {
        const found = location.file === view.file ? view : state.view(state.paths.toUri(location.file));
        return found === undefined ? [] : [toLocation(found.checked.places, state.paths, location)];
      });
      const title = locations.length === 0 ? "not used" : `${locations.length} use${locations.length === 1 ? "" : "s"}`;
      if (!knowsCommand(state.client(), "integ.showReferences")) return { title, command: "" };
      return { title, command: "integ.showReferences", arguments: [uri, linesOf(view).position(lens.span.start), locations] };
    }
  }
}

function isLensData(data: unknown): data is LensData {
  return typeof data === "object" && data !== null && "uri" in data && "start" in data;
}
