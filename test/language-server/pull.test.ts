import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { type EditorFolder, library, makeEditorFolder, programOver } from "../support/editor-folder.ts";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";

const urlOf = (path: string): string => pathToFileURL(path).href;

describe("diagnostics that the editor asks for, on Stripe", () => {
  let folder: EditorFolder;
  let client: LanguageClient;
  const pushed: string[] = [];
  beforeAll(async () => {
    folder = makeEditorFolder({
      "lib.integ": library,
      "a.integ": programOver("label"),
      "b.integ": programOver("nobody", "other"),
    });
    client = await startLanguageClient([folder.path], {
      capabilities: { textDocument: { diagnostic: { relatedDocumentSupport: true } } },
    });
    client.onNotification("textDocument/publishDiagnostics", (parameters) => {
      pushed.push((parameters as lsp.PublishDiagnosticsParams).uri);
    });
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
    folder.remove();
  });

  const pull = (uri: string, previousResultId?: string): Promise<lsp.DocumentDiagnosticReport> =>
    client.request("textDocument/diagnostic", {
      textDocument: { uri },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });

  test("a document, once in full and then only what has changed", async () => {
    const uri = client.open(folder.file("a.integ"));
    const first = await pull(uri);
    expect(first).toEqual({ kind: "full", items: [], resultId: expect.any(String) });
    expect(await pull(uri, first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
    client.change(uri, { text: `// above\n${programOver("label")}` });
    expect(await pull(uri, first.resultId)).toEqual({ kind: "unchanged", resultId: first.resultId });
    client.change(uri, { text: programOver("labl") });
    expect(await pull(uri, first.resultId)).toMatchObject({ kind: "full", items: [{ code: "INTEG2051" }] });
    client.change(uri, { text: programOver("label") });
    expect(await pull(uri)).toMatchObject({ kind: "full", items: [] });
  });

  test("the files that a document's program imports come with it, until they are fine", async () => {
    const uri = urlOf(folder.file("a.integ"));
    const imported = urlOf(folder.file("lib.integ"));
    folder.write("lib.integ", library.replace("c.name ??", "c.nmae ??"));
    expect(await pull(uri)).toMatchObject({ relatedDocuments: { [imported]: { kind: "full", items: [{ code: "INTEG2002" }] } } });
    folder.write("lib.integ", library);
    expect(await pull(uri)).toMatchObject({ relatedDocuments: { [imported]: { kind: "full", items: [] } } });
    expect(await pull(uri)).not.toHaveProperty("relatedDocuments");
  });

  test("the whole workspace, files that are not open included", async () => {
    const report = await client.request<lsp.WorkspaceDiagnosticReport>("workspace/diagnostic", { previousResultIds: [] });
    const byFile = new Map(report.items.map((item) => [item.uri, item]));
    expect([...byFile.keys()].sort()).toEqual(["a.integ", "b.integ", "lib.integ"].map((name) => urlOf(folder.file(name))));
    expect(byFile.get(urlOf(folder.file("b.integ")))).toMatchObject({ version: null, kind: "full", items: [{ code: "INTEG2051" }] });
    const previousResultIds = report.items.map(({ uri, resultId }) => ({ uri, value: resultId ?? "" }));
    const gone = { uri: urlOf(folder.file("gone.integ")), value: "7" };
    const again = await client.request<lsp.WorkspaceDiagnosticReport>("workspace/diagnostic", {
      previousResultIds: [...previousResultIds, gone],
    });
    expect(again.items.map(({ kind }) => kind)).toEqual(["unchanged", "unchanged", "unchanged", "full"]);
    expect(again.items.at(-1)).toMatchObject({ uri: gone.uri, items: [] });
  });

  test("nothing is sent that is asked for", () => {
    expect(pushed).toEqual([]);
  });
});
