import { copyFileSync, readFileSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { type EditorFolder, library, makeEditorFolder, programOver } from "../support/editor-folder.ts";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";

const real = resolve(import.meta.dirname, "../../examples/billing/specs/stripe.json");
const urlOf = (path: string): string => pathToFileURL(path).href;
const changed = (path: string, type: lsp.FileChangeType): lsp.DidChangeWatchedFilesParams => ({ changes: [{ uri: urlOf(path), type }] });
const hasError = (code: string) => (found: readonly lsp.Diagnostic[]) => found.some((each) => each.severity === 1 && each.code === code);
/** A type that the description does not have. */
const unknownType = "INTEG2004";
const isFine = (found: readonly lsp.Diagnostic[]): boolean => found.every(({ severity }) => severity !== 1);

describe("files that change on the disk, with Stripe's description", () => {
  let folder: EditorFolder;
  let client: LanguageClient | undefined;
  beforeEach(() => {
    folder = makeEditorFolder({ "lib.integ": library.replace("specs/stripe.json", "own.json"), "a.integ": programOver("label") });
    copyFileSync(real, folder.file("own.json"));
  });
  afterEach(async () => {
    expect(await client?.end()).toBe(0);
    folder.remove();
  });

  /** Stripe without customers. */
  const writeWithoutCustomers = (): void => {
    const text = readFileSync(real, "utf8");
    writeFileSync(folder.file("own.json"), text.replace('\n      "customer": {', '\n      "formerCustomer": {'));
  };

  test("an editor that can watch is asked to, and a description that changes is read again", async () => {
    const registered: lsp.Registration[] = [];
    let refreshes = 0;
    client = await startLanguageClient([folder.path], {
      capabilities: {
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
          semanticTokens: { refreshSupport: true },
        },
      },
      requests: {
        "client/registerCapability": (parameters) => {
          registered.push(...(parameters as lsp.RegistrationParams).registrations);
          return null;
        },
        "client/unregisterCapability": (parameters) => {
          // The specification's own spelling.
          for (const { id } of (parameters as lsp.UnregistrationParams).unregisterations)
            registered.splice(0, registered.length, ...registered.filter((each) => each.id !== id));
          return null;
        },
        "workspace/semanticTokens/refresh": () => {
          refreshes++;
          return null;
        },
      },
    });
    const uri = client.open(folder.file("lib.integ"));
    expect(isFine(await client.diagnostics(uri))).toBe(true);
    writeWithoutCustomers();
    client.notify("workspace/didChangeWatchedFiles", changed(folder.file("own.json"), 2));
    await client.published(uri, hasError(unknownType));
    copyFileSync(real, folder.file("own.json"));
    client.notify("workspace/didChangeWatchedFiles", changed(folder.file("own.json"), 2));
    await client.published(uri, isFine);
    // What the server asked before this is here when it is answered.
    await client.request("textDocument/diagnostic", { textDocument: { uri } });
    expect(refreshes).toBe(2);
    expect(registered).toEqual([
      {
        id: expect.any(String),
        method: "workspace/didChangeWatchedFiles",
        registerOptions: {
          watchers: [{ globPattern: "**/*.integ" }, { globPattern: { baseUri: urlOf(folder.path), pattern: "own.json" } }],
        },
      },
    ]);
  });

  test("where nobody watches, the next request sees what has changed", async () => {
    client = await startLanguageClient([folder.path]);
    const uri = client.open(folder.file("lib.integ"));
    expect(isFine(await client.diagnostics(uri))).toBe(true);
    writeWithoutCustomers();
    const report = await client.request<lsp.FullDocumentDiagnosticReport>("textDocument/diagnostic", { textDocument: { uri } });
    expect(report.items.map(({ code }) => code)).toContain(unknownType);
    // And what was told before is told anew.
    await client.published(uri, hasError(unknownType));
  });

  test("programs that come, go and are renamed", async () => {
    client = await startLanguageClient([folder.path]);
    const uri = client.open(folder.file("lib.integ"));
    await client.diagnostics(uri);
    const other = folder.write("b.integ", programOver("nobody", "other"));
    client.notify("workspace/didChangeWatchedFiles", changed(other, 1));
    await client.published(urlOf(other), hasError("INTEG2051"));
    const renamed = join(folder.path, "c.integ");
    copyFileSync(other, renamed);
    unlinkSync(other);
    client.notify("workspace/didRenameFiles", { files: [{ oldUri: urlOf(other), newUri: urlOf(renamed) }] });
    await client.published(urlOf(renamed), hasError("INTEG2051"));
    await client.published(urlOf(other), isFine);
    rmSync(renamed);
    client.notify("workspace/didDeleteFiles", { files: [{ uri: urlOf(renamed) }] });
    await client.published(urlOf(renamed), isFine);
  });

  test("a description that is not there yet is found when it comes", async () => {
    rmSync(folder.file("own.json"));
    client = await startLanguageClient([folder.path]);
    const uri = client.open(folder.file("lib.integ"));
    expect(isFine(await client.diagnostics(uri))).toBe(false);
    copyFileSync(real, folder.file("own.json"));
    client.notify("workspace/didCreateFiles", { files: [{ uri: urlOf(folder.file("own.json")) }] });
    await client.published(uri, isFine);
  });

  test("before a file is renamed in the editor, the paths that lead to it are changed, also in files that are not open", async () => {
    client = await startLanguageClient([folder.path]);
    const uri = client.open(folder.file("lib.integ"));
    await client.diagnostics(uri);
    const move = (from: string, to: string): Promise<lsp.WorkspaceEdit | null> =>
      client?.request("workspace/willRenameFiles", {
        files: [{ oldUri: urlOf(folder.file(from)), newUri: urlOf(folder.file(to)) }],
      }) ?? Promise.resolve(null);
    expect(await move("lib.integ", "shared/lib.integ")).toEqual({
      changes: {
        [urlOf(folder.file("a.integ"))]: [
          { range: { start: { line: 1, character: 31 }, end: { line: 1, character: 40 } }, newText: "shared/lib.integ" },
        ],
        [uri]: [{ range: { start: { line: 1, character: 24 }, end: { line: 1, character: 32 } }, newText: "../own.json" }],
      },
    });
    expect(await move("own.json", "descriptions/stripe.json")).toEqual({
      changes: { [uri]: [expect.objectContaining({ newText: "descriptions/stripe.json" })] },
    });
    expect(await move("unknown.json", "known.json")).toBeNull();
  });
});
