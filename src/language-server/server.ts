import {
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
} from "vscode-languageserver";
import type { Host } from "../source/host.ts";
import { createBufferHost } from "../workspace/buffer-host.ts";
import { soon } from "./background.ts";
import { mergeCapabilities } from "./capabilities.ts";
import { createChecking } from "./checking.ts";
import { createDiagnosticCollection } from "./diagnostics.ts";
import { createDocuments } from "./documents.ts";
import type { Feature, ServerState } from "./feature.ts";
import { features as common } from "./features.ts";
import { guardConnection, refuseCancelled } from "./guard.ts";
import { createDocumentPaths, type Paths } from "./paths.ts";
import { createPrograms } from "./programs.ts";
import { createPublisher } from "./publisher.ts";
import { pullCapabilities, registerPull } from "./pull.ts";
import { createWatcher } from "./watcher.ts";

/** What an environment gives the server: a process with a disk, or a worker of a browser. */
export interface ServerEnvironment {
  readonly host: Host;
  readonly paths: Paths;
  /** What the server says of itself. */
  readonly version: string;
  /** Where documents without a file stand, as long as the editor has no folder open. */
  readonly folder?: string | undefined;
  /** What this environment asks beside the protocol. */
  readonly features?: readonly Feature[] | undefined;
}

/** Serves the Language Server Protocol 3.18 over a connection. */
export function startServer(connection: Connection, environment: ServerEnvironment): void {
  const features = [...common, ...(environment.features ?? [])];
  let client: ClientCapabilities = {};
  let phase: "starting" | "running" | "ending" = "starting";
  let folders: readonly string[] = [];

  const host = createBufferHost(environment.host, (path) => displayIn(folders, path));
  const paths = createDocumentPaths(environment.paths, (name) => host.resolve(`${folders[0] ?? environment.folder ?? ""}/_`, name));
  const documents = createDocuments(host, paths);
  const programs = createPrograms(host, host.isOpen);
  const { index } = programs;
  const diagnostics = createDiagnosticCollection(programs, paths, () => client);
  const log = (line: string): void => connection.console.error(line);
  const publisher = createPublisher(connection, paths, documents, diagnostics, () => client);
  const watcher = createWatcher(connection, paths, () => client, log);

  const checking = createChecking({ connection, host, programs, documents, publisher, watcher, log, client: () => client });

  const state: ServerState = {
    paths,
    view: (uri) => programs.view(paths.toPath(uri)),
    viewAround(uri, position) {
      const file = paths.toPath(uri);
      const document = documents.at(file);
      return document === undefined ? programs.view(file) : programs.viewAround(file, document.offsetAt(position));
    },
    views: (uri) => programs.views(paths.toPath(uri)),
    files: () => index.files(),
    read: (path) => programs.read(path),
    folders: () => folders,
    client: () => client,
    async pause(token) {
      await new Promise<void>((done) => soon(done));
      refuseCancelled(token);
    },
  };

  const guarded = guardConnection(connection, {
    phase: () => phase,
    log,
    before(isRequest) {
      checking.handled();
      // A file may have changed without a word of the editor, which need not watch any.
      if (isRequest) checking.lookAgain();
    },
  });

  connection.onInitialize((parameters): InitializeResult => {
    if (phase !== "starting") throw new ResponseError(ErrorCodes.InvalidRequest, "`initialize` comes once");
    client = parameters.capabilities;
    folders = foldersOf(parameters).flatMap((uri) => pathOf(paths, uri));
    index.setFolders(folders);
    phase = "running";
    return { capabilities: capabilitiesOf(features, client), serverInfo: { name: "integ", version: environment.version } };
  });
  connection.onInitialized(() => {
    checking.changed();
    if (client.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.flatMap(({ uri }) => pathOf(paths, uri));
      folders = [...folders.filter((folder) => !gone.includes(folder)), ...added.flatMap(({ uri }) => pathOf(paths, uri))];
      index.setFolders(folders);
      checking.changed();
    });
  });
  connection.onShutdown(() => {
    phase = "ending";
  });
  guarded.onDidOpenTextDocument(({ textDocument }) => {
    const file = documents.open(textDocument);
    if (folders.length === 0) index.lookBeside(file);
    else if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) index.rescan();
    checking.changed();
  });
  guarded.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const file = documents.change(uri, version, contentChanges);
    if (file !== undefined) checking.changed(file);
  });
  guarded.onDidCloseTextDocument(({ textDocument }) => {
    if (documents.close(textDocument.uri) !== undefined) checking.changed();
  });
  guarded.onDidChangeWatchedFiles(({ changes }) => {
    // Of an open document the editor has told already what counts.
    const others = changes.map(({ uri }) => paths.toPath(uri)).filter((path) => documents.at(path) === undefined);
    for (const path of others) if (/\.integ$/iu.test(path)) index.changed(path);
    if (others.length > 0) checking.changedOnDisk();
  });
  const moved = (): void => {
    index.rescan();
    checking.changedOnDisk();
  };
  guarded.onNotification("workspace/didCreateFiles", moved);
  guarded.onNotification("workspace/didRenameFiles", moved);
  guarded.onNotification("workspace/didDeleteFiles", moved);
  registerPull(guarded, state, programs, documents, diagnostics, checking.settled);
  for (const feature of features) feature.register(guarded, state);
  connection.listen();
}

function capabilitiesOf(features: readonly Feature[], client: ClientCapabilities): ServerCapabilities {
  const operations = { filters: [{ scheme: "file", pattern: { glob: "**/*" } }] };
  return mergeCapabilities([
    {
      positionEncoding: "utf-16",
      textDocumentSync: { openClose: true, change: 2 },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { didCreate: operations, didRename: operations, didDelete: operations },
      },
    },
    pullCapabilities,
    ...features.map(({ capabilities }) => (typeof capabilities === "function" ? capabilities(client) : capabilities)),
  ]);
}

/** The folders of the editor, as older ones say them too. */
function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders !== undefined && workspaceFolders !== null) return workspaceFolders.map(({ uri }) => uri);
  return rootUri === null || rootUri === undefined ? [] : [rootUri];
}

/** The path of a folder; none where the editor's folder is no place with files. */
function pathOf(paths: Paths, uri: string): readonly string[] {
  return /^file:/iu.test(uri) ? [paths.toPath(uri).replace(/(?<=.)[/\\]$/u, "")] : [];
}

/** A path within one of the folders, as seen from there. */
function displayIn(folders: readonly string[], path: string): string | undefined {
  const folder = folders.find((each) => path.startsWith(each) && /^[/\\]/u.test(path.slice(each.length)));
  return folder?.length === undefined ? undefined : path.slice(folder.length + 1);
}
