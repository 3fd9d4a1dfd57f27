import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { type EditorFolder, library, makeEditorFolder } from "../support/editor-folder.ts";
import { startLanguageClient } from "../support/language-client.ts";

describe("a description that is indexed for the first time", () => {
  let folder: EditorFolder;
  beforeAll(() => {
    folder = makeEditorFolder({ "lib.integ": library });
  });
  afterAll(() => folder.remove());

  /** What an editor is told of progress until the program was checked. */
  async function progressOf(capabilities: lsp.ClientCapabilities, create: () => unknown): Promise<readonly unknown[]> {
    const client = await startLanguageClient([folder.path], {
      capabilities,
      environment: { INTEG_CACHE: folder.file("cache") },
      requests: { "window/workDoneProgress/create": create },
    });
    const told: unknown[] = [];
    client.onNotification("$/progress", (parameters) => told.push((parameters as { readonly value: unknown }).value));
    const uri = client.open(folder.file("lib.integ"));
    expect(await client.diagnostics(uri)).toEqual([]);
    // What was sent before this is here when it is answered.
    await client.request("textDocument/diagnostic", { textDocument: { uri } });
    expect(await client.end()).toBe(0);
    return told;
  }

  test("shows as progress, where the editor can show any; later there is nothing to wait for", async () => {
    const window = { workDoneProgress: true };
    expect(await progressOf({ window }, () => null)).toEqual([
      expect.objectContaining({ kind: "begin", title: "Indexing specs/stripe.json" }),
      { kind: "end" },
    ]);
    expect(await progressOf({ window }, () => null)).toEqual([]);
  });

  test.each([
    ["refuses", () => Promise.reject(new Error("no"))],
    ["does not answer", () => new Promise(() => undefined)],
  ])("is indexed all the same where the editor %s", async (_, create) => {
    folder.remove();
    folder = makeEditorFolder({ "lib.integ": library });
    expect(await progressOf({ window: { workDoneProgress: true } }, create)).toEqual([]);
  });
});
