import type { TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { editsForMoves } from "../../ide/moved-files.ts";
import { toRange } from "../convert.ts";
import type { Feature } from "../feature.ts";

const operations = { filters: [{ scheme: "file", pattern: { glob: "**/*" } }] };

/** Before a file or a folder is renamed in the editor: the paths of imports and descriptions that lead there are changed, too. */
export const fileMovesFeature: Feature = {
  capabilities: { workspace: { fileOperations: { willRename: operations } } },
  register(connection, state) {
    connection.onRequest("workspace/willRenameFiles", async ({ files }: RenameParameters, token): Promise<WorkspaceEdit | null> => {
      const moves = files.map(({ oldUri, newUri }) => ({ from: state.paths.toPath(oldUri), to: state.paths.toPath(newUri) }));
      const names = moves.map(({ from }) => from.replace(/^.*[/\\]/su, ""));
      const changes: Record<string, TextEdit[]> = {};
      for (const path of state.files()) {
        // Most files name nothing of what moves: they need not be checked.
        const isMoved = moves.some(({ from }) => path.startsWith(from));
        if (!isMoved && !names.some((name) => state.read(path)?.text.includes(name) === true)) continue;
        const uri = state.paths.toUri(path);
        const view = state.view(uri);
        const edits = view === undefined ? [] : editsForMoves(view, moves);
        if (view !== undefined && edits.length > 0)
          changes[uri] = edits.map(({ location, newText }) => ({ range: toRange(view, location), newText }));
        await state.pause(token);
      }
      return Object.keys(changes).length === 0 ? null : { changes };
    });
  },
};

/** LSP 3.18, `RenameFilesParams`. */
interface RenameParameters {
  readonly files: readonly { readonly oldUri: string; readonly newUri: string }[];
}
