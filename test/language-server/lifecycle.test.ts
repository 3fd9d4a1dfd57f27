import { spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ErrorCodes, LSPErrorCodes } from "vscode-languageserver-protocol";
import { type EditorFolder, library, makeEditorFolder, programOver } from "../support/editor-folder.ts";
import { framed, type RawServer, startRawServer } from "../support/raw-server.ts";

describe("the life of a server, and messages that no editor should send", () => {
  let folder: EditorFolder;
  beforeAll(() => {
    folder = makeEditorFolder({ "lib.integ": library, "a.integ": programOver("label") });
  });
  afterAll(() => folder.remove());

  const initialize = { id: 0, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } };
  const initialized = { method: "initialized", params: {} };
  const uri = "untitled:a";
  const open = (text: string) => ({
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "integ", version: 1, text } },
  });
  const pull = (id: number) => ({ id, method: "textDocument/diagnostic", params: { textDocument: { uri } } });
  const end = async (server: RawServer): Promise<number | null> => {
    server.send({ id: "end", method: "shutdown" });
    await server.answer("end");
    server.send({ method: "exit" });
    return server.exit;
  };

  test("nothing is answered before it is initialised, nor after it is shut down", async () => {
    const server = startRawServer(folder.path);
    server.send(open("map"), pull(1), initialize, { ...initialize, id: 2 }, initialized, pull(3));
    expect((await server.answer(1)).error?.code).toBe(ErrorCodes.ServerNotInitialized);
    expect((await server.answer(0)).result).toMatchObject({ capabilities: { textDocumentSync: { change: 2 } } });
    expect((await server.answer(2)).error?.code).toBe(ErrorCodes.InvalidRequest);
    // What was opened too early was not opened.
    expect((await server.answer(3)).result).toMatchObject({ kind: "full", items: [{ code: "INTEG9001" }] });
    server.send({ id: 4, method: "shutdown" }, pull(5), { method: "exit" });
    expect((await server.answer(5)).error?.code).toBe(ErrorCodes.InvalidRequest);
    expect(await server.exit).toBe(0);
    expect(server.errors()).toBe("");
  });

  test.each([
    ["exit comes without shutdown", (server: RawServer) => server.send({ method: "exit" }), 1],
    ["the stream is closed", (server: RawServer) => server.process.stdin?.end(), 1],
  ])("the process ends when %s", async (_, stop, code) => {
    const server = startRawServer(folder.path);
    server.send(initialize);
    await server.answer(0);
    stop(server);
    expect(await server.exit).toBe(code);
  });

  test("the process ends when the editor's process does", async () => {
    const editor = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const server = startRawServer(folder.path);
    server.send({ ...initialize, params: { processId: editor.pid, rootUri: null, capabilities: {} } });
    await server.answer(0);
    editor.kill();
    expect(await server.exit).toBe(1);
  });

  test("what is cancelled is answered so, and what comes behind it is answered", async () => {
    const server = startRawServer(folder.path);
    server.send(initialize, initialized, open("map"), pull(1), pull(2), { method: "$/cancelRequest", params: { id: 1 } });
    expect((await server.answer(1)).error?.code).toBe(LSPErrorCodes.RequestCancelled);
    expect((await server.answer(2)).result).toMatchObject({ kind: "full" });
    // Behind the answer, and for what was never asked.
    server.send({ method: "$/cancelRequest", params: { id: 2 } }, { method: "$/cancelRequest", params: { id: 77 } }, pull(3));
    expect((await server.answer(3)).result).toBeDefined();
    expect(await end(server)).toBe(0);
  });

  test.each<[string, (server: RawServer) => void]>([
    [
      "documents that are not open",
      (server) => {
        server.send({
          method: "textDocument/didChange",
          params: { textDocument: { uri: "file:///no.integ", version: 3 }, contentChanges: [{ text: "x" }] },
        });
        server.send({ method: "textDocument/didClose", params: { textDocument: { uri: "file:///no.integ" } } });
      },
    ],
    [
      "changes of places that are not there",
      (server) => {
        const range = (line: number, character: number) => ({ start: { line, character }, end: { line, character } });
        for (const place of [range(-1, -5), range(4_000_000_000, 7), range(0, 1e300)])
          server.send({
            method: "textDocument/didChange",
            params: { textDocument: { uri, version: 2 }, contentChanges: [{ range: place, text: "\u0000🙂\ud800" }] },
          });
      },
    ],
    [
      "parameters of another form",
      (server) => {
        for (const params of [null, [], [1, 2], "text", { textDocument: null }, { textDocument: { uri: 7 } }, {}]) {
          server.send({ method: "textDocument/didOpen", params }, { method: "textDocument/didChange", params });
          server.send({ method: "workspace/didChangeWatchedFiles", params }, { id: 50, method: "textDocument/diagnostic", params });
          server.send(
            { method: "$/cancelRequest", params },
            { method: "$/setTrace", params },
            { id: 51, method: "workspace/executeCommand", params },
          );
        }
      },
    ],
    [
      "URIs that name no file",
      (server) => {
        for (const odd of [
          "",
          "a",
          "file:",
          "file://host/a.integ",
          "file:///%00.integ",
          "file:///%zz",
          "http://x/a.integ",
          `data:${"x".repeat(10_000)}`,
        ])
          server.send({
            method: "textDocument/didOpen",
            params: { textDocument: { uri: odd, languageId: "integ", version: 1, text: 'import { a } from "../b.integ"' } },
          });
      },
    ],
    [
      "methods that do not exist, and answers to nothing",
      (server) => {
        server.send(
          { id: 60, method: "no/such" },
          { method: "no/such" },
          { id: 999, result: null },
          { id: null, result: 1 },
          { id: null, method: "shutdown" },
          {},
        );
      },
    ],
    [
      "what is no message",
      (server) => {
        server.write(framed("{ this is no JSON"));
        server.write(framed("[]") + framed("7") + framed('"x"') + framed("null"));
      },
    ],
  ])("%s change nothing", async (_, hurt) => {
    const server = startRawServer(folder.path);
    server.send(initialize, initialized, open('integration a "1.0.0"\n'));
    await server.answer(0);
    hurt(server);
    server.send(pull(100));
    expect((await server.answer(100)).result).toMatchObject({ kind: "full" });
    expect(await end(server)).toBe(0);
    expect(server.errors()).toBe("");
  });

  test("a program that is far too large is refused, and the next one is not", async () => {
    const server = startRawServer(folder.path);
    server.send(initialize, initialized, open("x".repeat(9_000_000)), pull(1));
    expect((await server.answer(1)).result).toMatchObject({ items: [{ code: "INTEG9001" }] });
    server.send({
      method: "textDocument/didChange",
      params: { textDocument: { uri, version: 2 }, contentChanges: [{ text: 'integration a "1.0.0"\n' }] },
    });
    server.send(pull(2));
    expect((await server.answer(2)).result).toMatchObject({ items: [] });
    expect(await end(server)).toBe(0);
  });
});
