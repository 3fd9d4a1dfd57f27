import { type ChildProcess, spawn } from "node:child_process";
import { resolve } from "node:path";
import { StreamMessageReader } from "vscode-languageserver-protocol/node";

const command = resolve(import.meta.dirname, "../../src/cli/cli.ts");

/** A message of either side, as JSON-RPC 2.0 writes it. */
export interface RawMessage {
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A real `integ lsp --stdio` that is sent bytes, in whatever order and form. */
export interface RawServer {
  readonly process: ChildProcess;
  /** Writes messages in one piece: the server reads all before it handles the first. */
  send(...messages: readonly (RawMessage | unknown)[]): void;
  /** Writes bytes as they are. */
  write(bytes: string | Uint8Array): void;
  /** The first message that meets a condition, also of those that came already. */
  received(meets: (message: RawMessage) => boolean): Promise<RawMessage>;
  /** The answer to a request. */
  answer(id: number | string): Promise<RawMessage>;
  /** What came on the standard error. */
  errors(): string;
  /** All log lines. */
  readonly messages: readonly RawMessage[];
  readonly exit: Promise<number | null>;
}

/** Starts a server that nobody has initialised. */
export function startRawServer(folder: string): RawServer {
  const child = spawn(process.execPath, [command, "lsp", "--stdio"], { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
  const messages: RawMessage[] = [];
  const waiting = new Set<() => void>();
  let errors = "";
  child.stderr.on("data", (data) => {
    errors += String(data);
  });
  new StreamMessageReader(child.stdout).listen((message) => {
    messages.push(message as RawMessage);
    for (const look of waiting) look();
  });
  const received = (meets: (message: RawMessage) => boolean): Promise<RawMessage> =>
    new Promise((done) => {
      const look = (): void => {
        const found = messages.find(meets);
        if (found === undefined) return;
        waiting.delete(look);
        done(found);
      };
      waiting.add(look);
      look();
    });
  const write = (bytes: string | Uint8Array): void => {
    child.stdin.write(bytes);
  };
  return {
    process: child,
    messages,
    write,
    send: (...all) => write(all.map((message) => framed(JSON.stringify({ jsonrpc: "2.0", ...(message as object) }))).join("")),
    received,
    answer: (id) => received((message) => message.id === id && message.method === undefined),
    errors: () => errors,
    exit: new Promise((done) => child.once("exit", (code) => done(code))),
  };
}

/** The header that each message has (LSP 3.18, Base Protocol). */
export function framed(body: string): string {
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}
