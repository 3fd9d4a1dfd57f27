import * as vscode from "vscode";
import type { Location, Position } from "vscode-languageclient";

/** Shows the places that a code lens speaks of. They come as the protocol writes them; the editor's own command takes its own classes. */
export async function showReferences(uri: string, position: Position, locations: readonly Location[]): Promise<void> {
  await vscode.commands.executeCommand(
    "editor.action.showReferences",
    vscode.Uri.parse(uri),
    positionOf(position),
    locations.map(
      (each) => new vscode.Location(vscode.Uri.parse(each.uri), new vscode.Range(positionOf(each.range.start), positionOf(each.range.end))),
    ),
  );
}

function positionOf({ line, character }: Position): vscode.Position {
  return new vscode.Position(line, character);
}
