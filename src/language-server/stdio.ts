import { fileURLToPath, pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import type { Host } from "../source/host.ts";
import { startServer } from "./server.ts";

/** Serves over standard input and output until the editor ends. */
export function serveStdio(host: Host, version: string): void {
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  );
  startServer(connection, {
    host,
    version,
    paths: { toUri: (path) => pathToFileURL(path).href, toPath: (uri) => fileURLToPath(uri) },
  });
}
