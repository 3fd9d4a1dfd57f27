import type { ClientCapabilities, Connection } from "vscode-languageserver";
import type { DiagnosticCollection } from "./diagnostics.ts";
import type { Documents } from "./documents.ts";
import type { Paths } from "./paths.ts";

/** Tells the editor what there is to say of files, where it does not ask for that itself. */
export interface Publisher {
  /** Sends what is new of a file. */
  publish(file: string): void;
  /** Takes back what was sent of all other files. */
  keep(files: ReadonlySet<string>): void;
}

/** Publishes over a connection. */
export function createPublisher(
  connection: Connection,
  paths: Paths,
  documents: Documents,
  diagnostics: DiagnosticCollection,
  client: () => ClientCapabilities,
): Publisher {
  const sent = new Map<string, { readonly resultId: string; readonly version: number | undefined; readonly isEmpty: boolean }>();
  const send = (uri: string, parameters: { version?: number; diagnostics: ReturnType<DiagnosticCollection["of"]>["items"] }): void => {
    connection.sendDiagnostics({ uri, ...parameters }).catch(() => undefined);
  };
  return {
    publish(file) {
      const uri = paths.toUri(file);
      const version = documents.at(file)?.version;
      if (isPulled(client(), version !== undefined)) return;
      const { resultId, items } = diagnostics.of(file);
      const before = sent.get(uri);
      if (before?.resultId === resultId && before.version === version) return;
      sent.set(uri, { resultId, version, isEmpty: items.length === 0 });
      // Of a file that is not open, and was fine, there is nothing to be told.
      if (version === undefined && items.length === 0 && before?.isEmpty !== false) return;
      send(uri, version === undefined ? { diagnostics: items } : { version, diagnostics: items });
    },
    keep(files) {
      const uris = new Set([...files].map((file) => paths.toUri(file)));
      for (const [uri, { isEmpty }] of sent) {
        if (uris.has(uri)) continue;
        sent.delete(uri);
        if (!isEmpty) send(uri, { diagnostics: [] });
      }
    },
  };
}

/** Whether the editor asks for the diagnostics of a file: of open ones, and with those of the others beside them. */
function isPulled({ textDocument }: ClientCapabilities, isOpen: boolean): boolean {
  const pull = textDocument?.diagnostic;
  return pull !== undefined && (isOpen || pull.relatedDocumentSupport === true);
}
