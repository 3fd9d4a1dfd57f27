import * as vscode from "vscode";
import type { Location, Position } from "vscode-languageclient";
import type { Session } from "./session.ts";

/** The commands that every environment has. */
export function registerCommonCommands(session: Session, output: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand("integ.restartServer", () => session.restart()),
    vscode.commands.registerCommand("integ.showOutput", () => output.show()),
    registerReferences(session),
  );
}

/**
 * `integ.showReferences`: shows the places that a code lens speaks of. They come as the protocol writes them, and the editor's
 * own command takes its own classes.
 */
function registerReferences(session: Session): vscode.Disposable {
  return vscode.commands.registerCommand(
    "integ.showReferences",
    async (uri: string, position: Position, locations: readonly Location[]) => {
      const converter = session.client?.protocol2CodeConverter;
      if (converter === undefined) return;
      await vscode.commands.executeCommand(
        "editor.action.showReferences",
        converter.asUri(uri),
        converter.asPosition(position),
        locations.map((location) => new vscode.Location(converter.asUri(location.uri), converter.asRange(location.range))),
      );
    },
  );
}
