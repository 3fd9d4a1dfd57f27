import * as vscode from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";
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

/** How many folders of a workspace are looked through for programs, and how many programs are given. */
const limits = { folders: 500, programs: 500 };

/**
 * Gives the server in a worker the programs of the workspace and the files that they name, and tells it when they change: no
 * others, however large the workspace is.
 */
export function giveFiles(client: BaseLanguageClient): vscode.Disposable {
  /** What the server has been given or has asked for, whether it was there or not. */
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
    const path = workerPathOf(uri);
    if (uri.path.endsWith(".integ")) asked.add(path);
    if (asked.has(path)) void give([uri], type);
  };
  const givePrograms = async (): Promise<void> => {
    const programs = await programsIn((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri));
    for (const uri of programs) asked.add(workerPathOf(uri));
    await give(programs, created);
  };
  return vscode.Disposable.from(
    watcher,
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) void givePrograms();
    }),
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

/** The programs in folders, those near the top first: whoever imports a file has to be known before a name in it is changed. */
async function programsIn(folders: readonly vscode.Uri[]): Promise<readonly vscode.Uri[]> {
  const waiting = [...folders];
  const found: vscode.Uri[] = [];
  for (const folder of waiting) {
    const entries = await vscode.workspace.fs.readDirectory(folder).then(
      (read) => read,
      () => [],
    );
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(folder, name);
      const isFolder = (type & vscode.FileType.Directory) !== 0;
      if (!isFolder && name.endsWith(".integ") && found.length < limits.programs) found.push(uri);
      if (isFolder && name !== "node_modules" && !name.startsWith(".") && waiting.length < limits.folders) waiting.push(uri);
    }
  }
  return found;
}

/** The text of a file; null where it cannot be read. */
async function textOf(uri: vscode.Uri): Promise<string | null> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return null;
  }
}
