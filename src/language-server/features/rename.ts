import { LSPErrorCodes, ResponseError, type TextEdit } from "vscode-languageserver";
import { prepareRename, type Refusal, renameAt } from "../../ide/rename.ts";
import { offsetAt, toRange } from "../convert.ts";
import type { Feature } from "../feature.ts";
import { programsOf } from "./references.ts";

/** Renames what the program names itself, wherever it is named. */
export const renameFeature: Feature = {
  // More than yes may be said only to an editor that knows of it.
  capabilities: ({ textDocument }) => ({
    renameProvider: textDocument?.rename?.prepareSupport === true ? { prepareProvider: true } : true,
  }),
  register(connection, state) {
    connection.onPrepareRename(({ textDocument, position }) => {
      const view = state.view(textDocument.uri);
      if (view === undefined) return null;
      const prepared = prepareRename(view, offsetAt(view, position));
      if ("refused" in prepared) return refuse(prepared);
      return { range: toRange(view, prepared.span), placeholder: prepared.name };
    });
    connection.onRenameRequest(({ textDocument, position, newName }) => {
      const view = state.view(textDocument.uri);
      if (view === undefined) return null;
      const edits = renameAt(view, offsetAt(view, position), newName, programsOf(state));
      if ("refused" in edits) return refuse(edits);
      const changes: Record<string, TextEdit[]> = {};
      for (const { location, newText } of edits) {
        const uri = state.paths.toUri(location.file);
        const found = location.file === view.file ? view : state.view(uri);
        if (found === undefined) return refuse({ refused: `${view.host.display(location.file)} cannot be read.` });
        changes[uri] ??= [];
        changes[uri].push({ range: toRange(found, location), newText });
      }
      return { changes };
    });
  },
};

/** An editor shows the reason where the name stands. */
function refuse({ refused }: Refusal): never {
  throw new ResponseError(LSPErrorCodes.RequestFailed, refused);
}
