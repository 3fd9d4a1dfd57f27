import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { createMemoryHost } from "../workspace/memory-host.ts";
import type { Feature } from "./feature.ts";
import { startServer } from "./server.ts";

/** The notification by which a page gives the server its files; a browser has no disk. */
export const filesMethod = "integ/files";

/** Files of a page, by path; `null` for one that is gone. */
export interface FilesParameters {
  readonly files: Readonly<Record<string, string | null>>;
}

/**
 * Serves over the messages of a web worker. The files are those that the page sends by {@link filesMethod}; it says by
 * `workspace/didChangeWatchedFiles` which of them are others than before.
 *
 * @param features what the page asks beside the protocol
 */
export function serveWorker(worker: WorkerScope, version: string, features: readonly Feature[] = []): void {
  const files: Record<string, string> = {};
  const connection = createConnection(new BrowserMessageReader(worker), new BrowserMessageWriter(worker));
  connection.onNotification(filesMethod, ({ files: changed }: FilesParameters) => {
    for (const [path, text] of Object.entries(changed)) {
      if (text === null) delete files[path];
      else files[path] = text;
    }
  });
  startServer(connection, { host: createMemoryHost(files), version, paths: { toUri, toPath }, features });
}

/** The global of a worker. */
export type WorkerScope = ConstructorParameters<typeof BrowserMessageReader>[0];

function toUri(path: string): string {
  return `file://${path.split("/").map(encodeURIComponent).join("/")}`;
}

function toPath(uri: string): string {
  const { pathname } = new URL(uri);
  return decodeURIComponent(pathname);
}
