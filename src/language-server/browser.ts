import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import type { Host } from "../source/host.ts";
import { createMemoryHost } from "../workspace/memory-host.ts";
import { fileUris } from "./file-uris.ts";
import { type FilesParameters, filesMethod, type MissingFilesParameters, missingFilesMethod } from "./requests.ts";
import { startServer } from "./server.ts";

/**
 * Serves over the messages of a web worker. The files are those that the page sends by {@link filesMethod}; it says by
 * `workspace/didChangeWatchedFiles` which of them are others than before.
 *
 * @param asksForFiles whether the page is told of files that are looked for and not there, by {@link missingFilesMethod}
 */
export function serveWorker(worker: WorkerScope, version: string, asksForFiles = false): void {
  const files: Record<string, string> = {};
  const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
  connection.onNotification(filesMethod, ({ files: changed }: FilesParameters) => {
    for (const [path, text] of Object.entries(changed)) {
      if (text === null) delete files[path];
      else files[path] = text;
    }
  });
  const memory = createMemoryHost(files);
  const ask = (paths: readonly string[]): void =>
    void connection.sendNotification(missingFilesMethod, { paths } satisfies MissingFilesParameters);
  startServer(connection, { host: asksForFiles ? askingHost(memory, ask) : memory, version, paths: fileUris });
}

/** A host that says what it was asked for and does not have: each path once, those of one piece of work together. */
function askingHost(host: Host, ask: (paths: readonly string[]) => void): Host {
  const asked = new Set<string>();
  let waiting: string[] = [];
  return {
    ...host,
    open(path) {
      const handle = host.open(path);
      if ("failure" in handle && !asked.has(path)) {
        asked.add(path);
        if (waiting.length === 0) {
          queueMicrotask(() => {
            ask(waiting);
            waiting = [];
          });
        }
        waiting.push(path);
      }
      return handle;
    },
  };
}

/** The global of a worker. */
export type WorkerScope = ConstructorParameters<typeof BrowserMessageReader>[0];
