import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { type EditorFolder, library, makeEditorFolder, programOver } from "../support/editor-folder.ts";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";
import { type RawMessage, startRawServer } from "../support/raw-server.ts";

const at = (line: number, character: number): lsp.Position => ({ line, character });
const errors = (diagnostics: readonly lsp.Diagnostic[]): readonly lsp.Diagnostic[] => diagnostics.filter(({ severity }) => severity === 1);

describe("documents over stdio, on Stripe", () => {
  let folder: EditorFolder;
  let client: LanguageClient;
  beforeAll(async () => {
    folder = makeEditorFolder({ "lib.integ": library, "a.integ": programOver("label") });
    client = await startLanguageClient([folder.path]);
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
    folder.remove();
  });

  test("changes of ranges, several in one message, are applied one after the other", async () => {
    const uri = client.open(folder.file("a.integ"));
    expect(errors(await client.diagnostics(uri))).toEqual([]);
    client.notify("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [
        { range: { start: at(0, 0), end: at(0, 0) }, text: "// 🙂 é\r\n" },
        // Behind an emoji, which counts as two; and below the line that the first change brought.
        { range: { start: at(0, 5), end: at(0, 7) }, text: "" },
        { range: { start: at(8, 16), end: at(8, 24) }, text: "custmoer" },
      ],
    });
    const [diagnostic] = await client.published(uri, (found) => errors(found).length > 0);
    expect(diagnostic).toMatchObject({ range: { start: { line: 8 } } });
    client.notify("textDocument/didChange", { textDocument: { uri, version: 3 }, contentChanges: [{ text: programOver("label") }] });
    expect(errors(await client.published(uri, (found) => errors(found).length === 0))).toEqual([]);
    client.notify("textDocument/didClose", { textDocument: { uri } });
  });

  test("of many changes at once, only the last state is checked and told", async () => {
    const server = startRawServer(folder.path);
    const uri = pathToFileURL(folder.file("a.integ")).href;
    const textDocument = { uri, languageId: "integ", version: 0, text: programOver("label") };
    const changes = Array.from({ length: 100 }, (_, index) => ({
      method: "textDocument/didChange",
      params: { textDocument: { uri, version: index + 1 }, contentChanges: [{ range: { start: at(0, 0), end: at(0, 0) }, text: " " }] },
    }));
    server.send(
      { id: 0, method: "initialize", params: { processId: null, rootUri: pathToFileURL(folder.path).href, capabilities: {} } },
      { method: "initialized", params: {} },
      { method: "textDocument/didOpen", params: { textDocument } },
      ...changes,
    );
    const told = ({ method }: RawMessage): boolean => method === "textDocument/publishDiagnostics";
    await server.received((message) => told(message) && (message.params as lsp.PublishDiagnosticsParams).version === 100);
    expect(server.messages.filter(told).map(({ params }) => (params as lsp.PublishDiagnosticsParams).version)).toEqual([100]);
    server.send({ method: "exit" });
    await server.exit;
  });

  test("a request is answered from the state of the last change in front of it", async () => {
    const uri = client.open(folder.file("a.integ"));
    const hints = (): Promise<lsp.DocumentDiagnosticReport> =>
      client.request("textDocument/diagnostic", { textDocument: { uri } } satisfies lsp.DocumentDiagnosticParams);
    client.change(uri, { text: programOver("labl") });
    const wrong = hints();
    expect(await wrong).toMatchObject({ kind: "full", items: [{ severity: 1, code: "INTEG2051" }] });
    client.change(uri, { text: programOver("label") });
    expect(await hints()).toMatchObject({ kind: "full", items: [] });
  });

  test("a document without a file, or of another scheme, is checked where the editor's folder is", async () => {
    const uri = "untitled:Untitled-1";
    const text = programOver("label").replace("customer: customer.id", "customer: customer.idd");
    client.notify("textDocument/didOpen", { textDocument: { uri, languageId: "integ", version: 1, text } });
    const found = await client.published(uri, (diagnostics) => diagnostics.length > 0);
    // Its import was found beside it, and so was the description that tells the fields.
    expect(errors(found).map(({ code }) => code)).toEqual(["INTEG2002"]);
    const git = "git:/somewhere/a.integ?ref=%7Emain";
    client.notify("textDocument/didOpen", { textDocument: { uri: git, languageId: "integ", version: 1, text: "map m(" } });
    expect(errors(await client.published(git, () => true))).not.toEqual([]);
    client.notify("textDocument/didClose", { textDocument: { uri: git } });
    expect(await client.published(git, (diagnostics) => diagnostics.length === 0)).toEqual([]);
  });
});
