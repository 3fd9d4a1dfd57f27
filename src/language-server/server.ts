import {
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  type ServerCapabilities,
} from "vscode-languageserver";
import type { Host } from "../source/host.ts";
import { createBackground, soon } from "./background.ts";
import { createBufferHost } from "./buffer-host.ts";
import { mergeCapabilities } from "./capabilities.ts";
import { createDiagnosticCollection } from "./diagnostics.ts";
import { createDocuments } from "./documents.ts";
import type { Feature, ServerState } from "./feature.ts";
import { features as common } from "./features.ts";
import { describeError, guardConnection, refuseCancelled } from "./guard.ts";
import { announce, filesToIndex } from "./indexing.ts";
import { createDocumentPaths, type Paths } from "./paths.ts";
import { createPrograms } from "./programs.ts";
import { createPublisher } from "./publisher.ts";
import { pullCapabilities, registerPull } from "./pull.ts";
import { refresh } from "./refresh.ts";
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

/** A check that is shorter than this, in milliseconds, follows each change at once; a longer one waits for what it is longer. */
const quick = 80;

/** The longest wait, in milliseconds. */
const longestDelay = 500;

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
  const diagnostics = createDiagnosticCollection(programs, paths);
  const log = (line: string): void => connection.console.error(line);
  const publisher = createPublisher(connection, paths, documents, diagnostics, () => client);
  const watcher = createWatcher(connection, paths, () => client, log);

  /** Whether something changed that was not checked since. */
  let isPending = false;
  /** Whether files changed that the editor did not change itself: then it does not know that answers are others now. */
  let isStale = false;
  let waiting: (() => void)[] = [];
  const failed = new Set<string>();
  /** Programs that the editor was told take a while. */
  const announced = new Set<string>();

  const checkAndPublish = (entry: string): void => {
    try {
      const { files } = programs.check(entry);
      for (const file of files)
        if (programs.entriesOf(file).every((each) => programs.editionOf(each) !== undefined)) publisher.publish(file);
    } catch (error) {
      failed.add(entry);
      log(`a check failed: ${describeError(error)}`);
    }
  };
  /** What a program that was never checked waits for. */
  const slowFilesOf = (entry: string): readonly string[] => {
    const source = announced.has(entry) || programs.wasChecked(entry) ? undefined : programs.read(entry);
    return source === undefined ? [] : filesToIndex(host, entry, source);
  };
  const openEntries = (): readonly string[] => {
    // A file that is not a program may belong to one that was not found yet.
    const files = documents.paths().filter((file) => index.isComplete() || !index.isLibrary(file));
    return [...new Set(files.flatMap((file) => programs.entriesOf(file)))];
  };
  const step = (): boolean => {
    const entries = openEntries();
    const next = entries.find((entry) => programs.editionOf(entry) === undefined && !failed.has(entry));
    if (next !== undefined) {
      const slow = slowFilesOf(next);
      if (slow.length === 0) {
        checkAndPublish(next);
        return true;
      }
      announced.add(next);
      announce(connection, client, `Indexing ${slow.map((file) => host.display(file)).join(", ")}`, (done) => {
        checkAndPublish(next);
        done();
        background.wake(0);
      });
      return false;
    }
    if (!index.isComplete()) {
      index.scan();
      return true;
    }
    finish(entries.filter((entry) => !failed.has(entry)));
    return false;
  };
  const finish = (entries: readonly string[]): void => {
    isPending = false;
    const checked = entries.map((entry) => programs.check(entry));
    const files = new Set(checked.flatMap((each) => each.files));
    for (const file of files) publisher.publish(file);
    publisher.keep(files);
    watcher.watch(new Set(checked.flatMap(({ inputs }) => [...inputs.keys()].filter((input) => !files.has(input)))));
    if (isStale) refresh(connection, client);
    isStale = false;
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  };
  const background = createBackground(step);
  const changed = (delay = 0): void => {
    isPending = true;
    failed.clear();
    programs.changed();
    background.wake(delay);
  };
  const settled = (token: CancellationToken): Promise<void> => {
    if (!isPending) return Promise.resolve();
    return new Promise((done, refuse) => {
      waiting.push(done);
      token.onCancellationRequested(() => {
        try {
          refuseCancelled(token);
        } catch (error) {
          refuse(error);
        }
      });
    });
  };
  const delayFor = (file: string): number => Math.min(Math.max(0, programs.durationAround(file) - quick), longestDelay);

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
      background.handled();
      if (!isRequest) return;
      // A file may have changed without a word of the editor, which need not watch any.
      programs.changed();
      background.wake(0);
    },
  });

  connection.onInitialize((parameters): InitializeResult => {
    if (phase !== "starting") throw new ResponseError(ErrorCodes.InvalidRequest, "`initialize` comes once");
    client = parameters.capabilities;
    folders = foldersOf(parameters).flatMap((uri) => pathOf(paths, uri));
    index.setFolders(folders);
    phase = "running";
    return { capabilities: capabilitiesOf(features), serverInfo: { name: "integ", version: environment.version } };
  });
  connection.onInitialized(() => {
    if (client.workspace?.workspaceFolders !== true) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = removed.flatMap(({ uri }) => pathOf(paths, uri));
      folders = [...folders.filter((folder) => !gone.includes(folder)), ...added.flatMap(({ uri }) => pathOf(paths, uri))];
      index.setFolders(folders);
      changed();
    });
    changed();
  });
  connection.onShutdown(() => {
    phase = "ending";
  });
  guarded.onDidOpenTextDocument(({ textDocument }) => {
    documents.open(textDocument);
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) index.rescan();
    changed();
  });
  guarded.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
    const file = documents.change(uri, version, contentChanges);
    if (file !== undefined) changed(delayFor(file));
  });
  guarded.onDidCloseTextDocument(({ textDocument }) => {
    if (documents.close(textDocument.uri) !== undefined) changed();
  });
  guarded.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri } of changes) if (/\.integ$/iu.test(uri)) index.changed(paths.toPath(uri));
    isStale = true;
    changed();
  });
  const moved = (): void => {
    index.rescan();
    isStale = true;
    changed();
  };
  guarded.onNotification("workspace/didCreateFiles", moved);
  guarded.onNotification("workspace/didRenameFiles", moved);
  guarded.onNotification("workspace/didDeleteFiles", moved);
  registerPull(guarded, state, programs, documents, diagnostics, settled);
  for (const feature of features) feature.register(guarded, state);
  connection.listen();
}

function capabilitiesOf(features: readonly Feature[]): ServerCapabilities {
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
    ...features.map((feature) => feature.capabilities),
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
