import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type * as lsp from "vscode-languageserver-protocol";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";

const command = resolve(import.meta.dirname, "../../src/cli/cli.ts");

/** An editor's side of a real `integ lsp --stdio`: a process of its own, spoken to by the protocol. */
export interface LanguageClient {
  readonly capabilities: lsp.ServerCapabilities;
  /** Opens a document, with the text of the file unless another is given. */
  open(path: string, text?: string): string;
  /** Replaces a part of an open document, or all of it. */
  change(uri: string, change: lsp.TextDocumentContentChangeEvent): void;
  /** The next diagnostics of a document that come for its latest version. */
  diagnostics(uri: string): Promise<readonly lsp.Diagnostic[]>;
  /** The first diagnostics of a file, open or not, that meet a condition; those that came already included. */
  published(uri: string, meets: (diagnostics: readonly lsp.Diagnostic[]) => boolean): Promise<readonly lsp.Diagnostic[]>;
  request<Result>(method: string, parameters: unknown): Promise<Result>;
  notify(method: string, parameters: unknown): void;
  /** Calls back for a request that the server makes of the editor. */
  onRequest(method: string, answer: (parameters: unknown) => unknown): void;
  onNotification(method: string, take: (parameters: unknown) => void): void;
  /** Shuts the server down, and gives the exit code of its process. */
  end(): Promise<number | null>;
}

/** What an editor can that shows all that it is told, and watches no files. */
export const capable: lsp.ClientCapabilities = {
  textDocument: {
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    publishDiagnostics: { relatedInformation: true },
    rename: { prepareSupport: true },
  },
  experimental: { commands: { commands: ["integ.runTest", "integ.dev", "integ.replay", "integ.showReferences"] } },
};

/** Starts the server for the given folders and initialises it, as an editor does that is {@link capable} where nothing else is said. */
export async function startLanguageClient(
  folders: readonly string[],
  options: {
    readonly capabilities?: lsp.ClientCapabilities;
    readonly environment?: Readonly<Record<string, string>>;
    /** What is answered to requests of the server from the beginning. */
    readonly requests?: Readonly<Record<string, (parameters: unknown) => unknown>>;
  } = {},
): Promise<LanguageClient> {
  const child: ChildProcess = spawn(process.execPath, [command, "lsp", "--stdio"], {
    cwd: folders[0],
    env: { ...process.env, ...options.environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  if (child.stdout === null || child.stdin === null) throw new Error("the server has no streams");
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const versions = new Map<string, number>();
  const published = new Map<string, lsp.PublishDiagnosticsParams>();
  const waiting = new Set<() => void>();
  connection.onNotification("textDocument/publishDiagnostics", (parameters: lsp.PublishDiagnosticsParams) => {
    published.set(parameters.uri, parameters);
    for (const wake of waiting) wake();
  });
  for (const [method, answer] of Object.entries(options.requests ?? {})) connection.onRequest(method, answer);
  connection.listen();
  const exit = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  const { capabilities } = await connection.sendRequest<lsp.InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: folders[0] === undefined ? null : pathToFileURL(folders[0]).href,
    workspaceFolders: folders.map((folder) => ({ uri: pathToFileURL(folder).href, name: folder })),
    capabilities: options.capabilities ?? capable,
  } satisfies lsp.InitializeParams);
  await connection.sendNotification("initialized", {});
  return {
    capabilities,
    open(path, text = readFileSync(path, "utf8")) {
      const uri = pathToFileURL(path).href;
      versions.set(uri, 1);
      published.delete(uri);
      void connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "integ", version: 1, text } });
      return uri;
    },
    change(uri, change) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      void connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [change] });
    },
    diagnostics: (uri) =>
      new Promise((done) => {
        const look = (): void => {
          const found = published.get(uri);
          if (found === undefined || found.version !== versions.get(uri)) return;
          waiting.delete(look);
          done(found.diagnostics);
        };
        waiting.add(look);
        look();
      }),
    published: (uri, meets) =>
      new Promise((done) => {
        const look = (): void => {
          const found = published.get(uri);
          if (found === undefined || !meets(found.diagnostics)) return;
          waiting.delete(look);
          done(found.diagnostics);
        };
        waiting.add(look);
        look();
      }),
    request: (method, parameters) => connection.sendRequest(method, parameters),
    notify: (method, parameters) => void connection.sendNotification(method, parameters),
    onRequest: (method, answer) => void connection.onRequest(method, answer),
    onNotification: (method, take) => void connection.onNotification(method, take),
    async end() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      const code = await exit;
      connection.dispose();
      return code;
    },
  };
}
