import type { ClientCapabilities, Connection, InitializeResult, ServerCapabilities } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Host } from "../source/host.ts";
import { createBufferHost } from "./buffer-host.ts";
import { toDiagnostic } from "./convert.ts";
import type { Feature, ServerState } from "./feature.ts";
import { features as common } from "./features.ts";
import type { Paths } from "./paths.ts";
import { createPrograms } from "./programs.ts";

/** What an environment gives the server: a process with a disk, or a worker of a browser. */
export interface ServerEnvironment {
  readonly host: Host;
  readonly paths: Paths;
  /** What the server says of itself. */
  readonly version: string;
  /** What this environment asks beside the protocol. */
  readonly features?: readonly Feature[] | undefined;
}

/** Serves the Language Server Protocol 3.18 over a connection. */
export function startServer(connection: Connection, environment: ServerEnvironment): void {
  const { paths } = environment;
  const features = [...common, ...(environment.features ?? [])];
  const host = createBufferHost(environment.host);
  const programs = createPrograms(host);
  const documents = new Map<string, TextDocument>();
  let client: ClientCapabilities = {};
  const state: ServerState = { paths, client: () => client, view: (uri) => programs.view(paths.toPath(uri)) };

  const changed = (document: TextDocument): void => {
    documents.set(document.uri, document);
    host.setBuffer(paths.toPath(document.uri), document.getText());
    programs.invalidate();
    const view = state.view(document.uri);
    if (view === undefined) return;
    const diagnostics = view.checked.diagnostics.filter(({ location }) => location.file === view.file);
    void connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: diagnostics.map((diagnostic) => toDiagnostic(view, paths, diagnostic)),
    });
  };

  connection.onInitialize((parameters): InitializeResult => {
    client = parameters.capabilities;
    const capabilities: ServerCapabilities = { textDocumentSync: { openClose: true, change: 2 } };
    for (const feature of features) Object.assign(capabilities, feature.capabilities);
    return { capabilities, serverInfo: { name: "integ", version: environment.version } };
  });
  connection.onDidOpenTextDocument(({ textDocument: { uri, languageId, version, text } }) => {
    changed(TextDocument.create(uri, languageId, version, text));
  });
  connection.onDidChangeTextDocument(({ textDocument, contentChanges }) => {
    const document = documents.get(textDocument.uri);
    if (document !== undefined) changed(TextDocument.update(document, [...contentChanges], textDocument.version));
  });
  connection.onDidCloseTextDocument(({ textDocument }) => {
    documents.delete(textDocument.uri);
    host.closeBuffer(paths.toPath(textDocument.uri));
    programs.invalidate();
    void connection.sendDiagnostics({ uri: textDocument.uri, diagnostics: [] });
  });
  for (const feature of features) feature.register(connection, state);
  connection.listen();
}
