import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { type EditorFolder, library, makeEditorFolder, programOver } from "../support/editor-folder.ts";
import { capable, type LanguageClient, startLanguageClient } from "../support/language-client.ts";

const codes = (diagnostics: readonly lsp.Diagnostic[]): readonly unknown[] => diagnostics.map(({ code }) => code);
const urlOf = (path: string): string => pathToFileURL(path).href;

describe("several files over stdio, on Stripe", () => {
  let folder: EditorFolder;
  let second: EditorFolder;
  let client: LanguageClient;
  beforeAll(async () => {
    folder = makeEditorFolder({
      "lib.integ": library,
      "a.integ": programOver("label"),
      "b.integ": programOver("shortLabel"),
      "alone.integ": 'table sizes { "s": "small" }\n',
      "unsaid.integ": programOver("label").split("\n").slice(1).join("\n"),
      "deep/one/c.integ": "",
    });
    second = makeEditorFolder({ "own.integ": 'table colours { "r": "red" }\nmap m(c: string) -> string = c\n' });
    client = await startLanguageClient([folder.path], { capabilities: { ...capable, workspace: { workspaceFolders: true } } });
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
    folder.remove();
    second.remove();
  });

  test("a file that is imported is looked at in the programs of the folder that import it, also where none is open", async () => {
    const uri = client.open(folder.file("lib.integ"));
    expect(await client.diagnostics(uri)).toEqual([]);
    // What `b` needs is taken away: `b` is not open, and is told of.
    client.change(uri, { text: library.replace("map shortLabel", "map shorterLabel") });
    expect(codes(await client.published(urlOf(folder.file("b.integ")), (found) => found.length > 0))).toEqual(["INTEG2051"]);
    client.change(uri, { text: library });
    expect(await client.published(urlOf(folder.file("b.integ")), (found) => found.length === 0)).toEqual([]);
  });

  test("what is wrong in an imported file that is not open is told of that file, and taken back when it is mended", async () => {
    client.notify("textDocument/didClose", { textDocument: { uri: urlOf(folder.file("lib.integ")) } });
    folder.write("lib.integ", library.replace("c.name ??", "c.nmae ??"));
    const uri = client.open(folder.file("a.integ"));
    const [found] = await client.published(urlOf(folder.file("lib.integ")), (diagnostics) => diagnostics.length > 0);
    expect(found).toMatchObject({ code: "INTEG2002", severity: 1 });
    // Into the description, at the line where the customer is described.
    const [related] = found?.relatedInformation ?? [];
    expect(related?.location.uri).toBe(urlOf(folder.file("specs/stripe.json")));
    expect(related?.location.range.start.line).toBeGreaterThan(1000);
    const open = client.open(folder.file("lib.integ"), library);
    expect(await client.published(open, (diagnostics) => diagnostics.length === 0)).toEqual([]);
    // The buffer is what counts; closing it brings the mistake of the file back.
    client.notify("textDocument/didClose", { textDocument: { uri: open } });
    expect(codes(await client.published(open, (diagnostics) => diagnostics.length > 0))).toEqual(["INTEG2002"]);
    client.notify("textDocument/didClose", { textDocument: { uri } });
    // No program is open any more that the file belongs to.
    expect(await client.published(open, (diagnostics) => diagnostics.length === 0)).toEqual([]);
    folder.write("lib.integ", library);
  });

  test("a file that nobody imports lacks no integration, unless it has what only a program can have", async () => {
    expect(await client.diagnostics(client.open(folder.file("alone.integ")))).toEqual([]);
    expect(codes(await client.diagnostics(client.open(folder.file("unsaid.integ"))))).toContain("INTEG2055");
  });

  test("what is right and cannot be compiled yet is information", async () => {
    const text = 'integration t "1.0.0"\nflow f { on: every 5m as tick }\n';
    const found = await client.diagnostics(client.open(folder.file("deep/one/c.integ"), text));
    expect(found.filter(({ severity }) => severity === 1)).toEqual([]);
    expect(found.filter(({ severity }) => severity === 3)).not.toEqual([]);
  });

  test("a folder that comes brings its programs", async () => {
    const uri = client.open(second.file("own.integ"));
    expect(await client.diagnostics(uri)).toEqual([]);
    second.write("uses.integ", 'integration u "1.0.0"\nimport { nobody } from "own.integ"\n');
    client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [{ uri: urlOf(second.path), name: "second" }], removed: [] } });
    expect(codes(await client.published(urlOf(second.file("uses.integ")), (found) => found.length > 0))).toContain("INTEG2051");
    client.notify("workspace/didChangeWorkspaceFolders", { event: { added: [], removed: [{ uri: urlOf(second.path), name: "second" }] } });
    expect(await client.published(urlOf(second.file("uses.integ")), (found) => found.length === 0)).toEqual([]);
  });

  test("where the editor has no folder open, the programs beside a file are looked at", async () => {
    const single = await startLanguageClient([]);
    const uri = single.open(folder.file("lib.integ"), library.replace("map label", "map labelled").replace("= label(", "= labelled("));
    expect(await single.diagnostics(uri)).toEqual([]);
    expect(codes(await single.published(urlOf(folder.file("a.integ")), (found) => found.length > 0))).toEqual(["INTEG2051"]);
    expect(await single.end()).toBe(0);
  });
});
