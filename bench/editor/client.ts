import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type * as lsp from "vscode-languageserver-protocol";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";

/** A language server in a process of its own, and one document that is typed into. Times are in milliseconds. */
export interface Client {
  readonly capabilities: lsp.ServerCapabilities;
  /** From the start of the process to the first diagnostics of the document. */
  readonly start: number;
  /** The document as it is now. */
  text(): string;
  /** Replaces a part of the document; gives what is awaited until the diagnostics of just this version come. */
  edit(start: number, end: number, newText: string): Promise<number>;
  /** A request at an offset of the document, as it is now: how long it took. */
  ask(method: `textDocument/${"completion" | "hover" | "definition"}`, offset: number, parameters?: object): Promise<number>;
  /** What the server has taken of the processor so far, all threads together, in milliseconds (Linux). */
  processorTime(): number;
  /** Megabytes in memory now, and at most so far (Linux). */
  memory(): { readonly now: number; readonly most: number };
  end(): Promise<void>;
}

/**
 * Starts a server and opens a document in it.
 *
 * @param command the program with its arguments
 * @throws where the server ends early
 */
export async function startClient(
  command: readonly string[],
  document: { readonly path: string; readonly languageId: string; readonly folder: string },
  environment: Readonly<Record<string, string>>,
): Promise<Client> {
  const [program = "", ...rest] = command;
  const started = performance.now();
  const child: ChildProcess = spawn(program, rest, {
    cwd: document.folder,
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "ignore"],
  });
  if (child.stdout === null || child.stdin === null || child.pid === undefined) throw new Error("the server has no streams");
  const { pid } = child;
  const connection = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const uri = pathToFileURL(document.path).href;
  let text = readFileSync(document.path, "utf8");
  let version = 1;
  const awaited = new Map<number, (at: number) => void>();
  connection.onNotification("textDocument/publishDiagnostics", (parameters: lsp.PublishDiagnosticsParams) => {
    if (parameters.uri !== uri) return;
    awaited.get(parameters.version ?? version)?.(performance.now());
  });
  connection.onRequest("workspace/configuration", ({ items }: lsp.ConfigurationParams) => items.map(() => null));
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.onRequest((method) => {
    throw new Error(`${method} is not known here`);
  });
  connection.listen();
  const folderUri = pathToFileURL(document.folder).href;
  const { capabilities } = await connection.sendRequest<lsp.InitializeResult>("initialize", {
    processId: process.pid,
    rootUri: folderUri,
    workspaceFolders: [{ uri: folderUri, name: "bench" }],
    capabilities: {
      textDocument: {
        publishDiagnostics: { versionSupport: true, relatedInformation: true },
        completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
        hover: { contentFormat: ["markdown"] },
      },
      workspace: { configuration: true, workspaceFolders: true },
    },
  });
  await connection.sendNotification("initialized", {});
  const diagnosed = (of: number, since: number): Promise<number> =>
    new Promise((done) => {
      awaited.set(of, (at) => {
        awaited.delete(of);
        done(at - since);
      });
    });
  const first = diagnosed(1, started);
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: document.languageId, version: 1, text },
  });
  const start = await first;
  const positionAt = (offset: number): lsp.Position => {
    const before = text.slice(0, offset);
    const line = before.split("\n").length - 1;
    return { line, character: offset - (before.lastIndexOf("\n") + 1) };
  };
  return {
    capabilities,
    start,
    text: () => text,
    edit(from, to, newText) {
      const range = { start: positionAt(from), end: positionAt(to) };
      text = text.slice(0, from) + newText + text.slice(to);
      version++;
      const result = diagnosed(version, performance.now());
      void connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ range, text: newText }],
      });
      return result;
    },
    async ask(method, offset, parameters = {}) {
      const position = positionAt(offset);
      const since = performance.now();
      await connection.sendRequest(method, { textDocument: { uri }, position, ...parameters });
      return performance.now() - since;
    },
    processorTime() {
      // Behind the name in parentheses, the 12th and the 13th field, in hundredths of a second (proc_pid_stat(5)).
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /u, "")
        .split(" ");
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    memory() {
      const status = readFileSync(`/proc/${pid}/status`, "utf8");
      const megabytes = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+) kB`, "u").exec(status)?.[1] ?? 0) / 1_000;
      return { now: megabytes("VmRSS"), most: megabytes("VmHWM") };
    },
    async end() {
      const exit = new Promise((done) => child.once("exit", done));
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      await exit;
      connection.dispose();
    },
  };
}
