import { fileURLToPath, pathToFileURL } from "node:url";
import { createConnection, LSPErrorCodes, Message, ProposedFeatures } from "vscode-languageserver/node";
import type { Host } from "../source/host.ts";
import { describeError } from "./guard.ts";
import { startServer } from "./server.ts";

/** Serves over standard input and output until the editor ends: by `exit`, by closing the streams, or by not being there any more. */
export function serveStdio(host: Host, version: string): void {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout, {
    connectionStrategy: {
      // What was cancelled before its turn has none.
      cancelUndispatched: (message) =>
        Message.isRequest(message)
          ? { jsonrpc: "2.0", id: message.id, error: { code: LSPErrorCodes.RequestCancelled, message: "cancelled" } }
          : undefined,
    },
  });
  // A mistake in one answer is no reason to end: the next one may be right.
  const survive = (error: unknown): void => connection.console.error(`something failed: ${describeError(error)}`);
  process.on("uncaughtException", survive);
  process.on("unhandledRejection", survive);
  // The editor has gone: there is nobody left to write to.
  process.stdout.on("error", () => process.exit(1));
  startServer(connection, {
    host,
    version,
    folder: process.cwd(),
    paths: { toUri: (path) => pathToFileURL(path).href, toPath: (uri) => fileURLToPath(uri) },
  });
}
