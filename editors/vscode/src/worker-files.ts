import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import {
  type FilesParameters,
  filesMethod,
  type MissingFilesParameters,
  missingFilesMethod,
} from "../../../src/language-server/requests.ts";
import { fileOfWorkerPath, workerPathOf, workerUriOf } from "./worker-uris.ts";

/** The numbers of the protocol's FileChangeType. */
const created = 1;
const changed = 2;
const deleted = 3;

/**
 * Gives the server in a worker the files that it looks for, and tells it when they change: those that a program names, and
 * no others, however large the workspace is.
 */
export function giveFiles(client: BaseLanguageClient): vscode.Disposable {
  /** What the server has asked for, whether it was there or not. */
  const asked = new Set<string>();
  const give = async (uris: readonly vscode.Uri[], type: number): Promise<void> => {
    const files = await Promise.all(uris.map(async (uri) => [uri, type === deleted ? null : await textOf(uri)] as const));
    const there = files.filter(([, text]) => text !== null || type !== created);
    if (there.length === 0) return;
    const parameters: FilesParameters = { files: Object.fromEntries(there.map(([uri, text]) => [workerPathOf(uri), text])) };
    await client.sendNotification(filesMethod, parameters);
    await client.sendNotification("workspace/didChangeWatchedFiles", {
      changes: there.map(([uri]) => ({ uri: workerUriOf(uri), type })),
    });
  };
  const watcher = vscode.workspace.createFileSystemWatcher("**/*.{integ,json,yaml,yml}");
  const follow = (type: number) => (uri: vscode.Uri) => {
    if (asked.has(workerPathOf(uri))) void give([uri], type);
  };
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(follow(created)),
    watcher.onDidChange(follow(changed)),
    watcher.onDidDelete(follow(deleted)),
    client.onNotification(missingFilesMethod, ({ paths }: MissingFilesParameters) => {
      for (const path of paths) asked.add(path);
      const files = paths.map(fileOfWorkerPath).filter((file) => file !== undefined);
      void give(
        files.map((file) => vscode.Uri.from(file)),
        created,
      );
    }),
  );
}

/** The text of a file; null where it cannot be read. */
async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
