import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";
import { marked } from "../support/marked.ts";

const folder = resolve(import.meta.dirname, "../../examples/billing");
const program = resolve(folder, "billing.integ");
const billing = readFileSync(program, "utf8");

/** Where the mark stands in a text, in UTF-16 code units as JavaScript's own. */
function at(marks: string): { readonly text: string; readonly position: lsp.Position } {
  const { text, offset } = marked(marks);
  const lines = text.slice(0, offset).split("\n");
  return { text, position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 } };
}

/** Opens a text in place of the program's, and asks for what is at the mark. */
function ask<Result>(client: LanguageClient, method: string, marks: string): Promise<Result> {
  const { text, position } = at(marks);
  return client.request(method, { textDocument: { uri: client.open(program, text) }, position });
}

describe("an editor that says of nothing that it can it", () => {
  const asked: string[] = [];
  let client: LanguageClient;
  beforeAll(async () => {
    const methods = [
      ...["client/registerCapability", "window/workDoneProgress/create", "workspace/applyEdit", "workspace/configuration"],
      ...["codeLens", "diagnostic", "inlayHint", "semanticTokens"].map((each) => `workspace/${each}/refresh`),
    ];
    const note = (method: string) => () => {
      asked.push(method);
      return null;
    };
    client = await startLanguageClient([folder], {
      capabilities: {},
      requests: Object.fromEntries(methods.map((method) => [method, note(method)])),
    });
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
    // What it was not ready for it was never asked.
    expect(asked).toEqual([]);
  });

  test("is told of nothing that it would not understand", () => {
    expect(client.capabilities).toMatchObject({ positionEncoding: "utf-16", renameProvider: true });
    expect(client.capabilities).not.toHaveProperty("codeActionProvider");
  });

  test("may send whole texts, and reads in the message what it cannot show beside it", async () => {
    const uri = client.open(program);
    const errors = async (): Promise<readonly lsp.Diagnostic[]> => (await client.diagnostics(uri)).filter(({ severity }) => severity === 1);
    expect(await errors()).toEqual([]);
    client.change(uri, { text: billing.replace("c.phone?.take", "c.fone?.take") });
    const [error, ...others] = await errors();
    expect(others).toEqual([]);
    expect(error).not.toHaveProperty("relatedInformation");
    expect(error?.message).toMatch(/: specs\/stripe\.json:\d+$/mu);
    client.change(uri, { text: billing });
    expect(await errors()).toEqual([]);
  });

  test("gets an outline without levels", async () => {
    const uri = client.open(program);
    const symbols = await client.request<lsp.SymbolInformation[]>("textDocument/documentSymbol", { textDocument: { uri } });
    expect(symbols).toContainEqual(
      expect.objectContaining({ name: "updateCustomer", containerName: "stripe", location: expect.anything() }),
    );
    expect(symbols.filter((symbol) => "children" in symbol)).toEqual([]);
  });

  test("gets items of one range each, without tab stops, and their documentation as plain text", async () => {
    const { items, itemDefaults } = await ask<lsp.CompletionList>(client, "textDocument/completion", billing.replace("c.phone?.", "c.┆"));
    expect(itemDefaults).toBeUndefined();
    for (const { textEdit, insertTextFormat, labelDetails, tags } of items) {
      expect(textEdit).toHaveProperty("range");
      expect([insertTextFormat, labelDetails, tags]).toEqual([undefined, undefined, undefined]);
    }
    const email = items.find(({ label }) => label === "email");
    const { documentation } = await client.request<lsp.CompletionItem>("completionItem/resolve", email);
    expect(documentation).toMatchObject({ kind: "plaintext", value: expect.stringContaining("The customer's email address.") });
  });

  test("reads the parameters of a call by their names, in plain text", async () => {
    const help = await ask<lsp.SignatureHelp>(
      client,
      "textDocument/signatureHelp",
      billing.replace("upsertAccount(externalIdField", "upsertAccount(┆externalIdField"),
    );
    const [parameter] = help.signatures[0]?.parameters ?? [];
    expect(parameter?.label).toBe("externalIdField: string");
    expect(JSON.stringify(help)).not.toContain('"markdown"');
  });

  test("sees how often something is used, and nothing to run that it cannot run", async () => {
    const uri = client.open(program);
    const lenses = await client.request<lsp.CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
    const resolved = await Promise.all(lenses.map((lens) => client.request<lsp.CodeLens>("codeLens/resolve", lens)));
    expect(resolved.map(({ command }) => command)).toContainEqual({ title: "2 uses", command: "" });
    expect(resolved.filter(({ command }) => command?.command !== "")).toEqual([]);
  });
});

describe("an editor that takes plain text, and would rather count in UTF-8", () => {
  let client: LanguageClient;
  beforeAll(async () => {
    client = await startLanguageClient([folder], {
      capabilities: {
        general: { positionEncodings: ["utf-8", "utf-32", "utf-16"] },
        textDocument: {
          completion: { completionItem: { documentationFormat: ["plaintext", "markdown"] } },
          hover: { contentFormat: ["plaintext"] },
        },
      },
    });
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });

  test("is told to count in UTF-16, and positions behind a character of two units are right", async () => {
    expect(client.capabilities.positionEncoding).toBe("utf-16");
    const marks = billing.replace('fail "customer ${c.id}', 'fail "🙂 ${c.i┆d}');
    const hover = await ask<lsp.Hover>(client, "textDocument/hover", marks);
    const { line, character } = at(marks).position;
    expect(hover.range).toEqual({ start: { line, character: character - 1 }, end: { line, character: character + 1 } });
  });

  test("reads what the description says without the signs of Markdown", async () => {
    const { contents } = await ask<{ contents: lsp.MarkupContent }>(client, "textDocument/hover", billing.replace("c.email", "c.em┆ail"));
    expect(contents.kind).toBe("plaintext");
    expect(contents.value).toContain("maxLength 5000");
    expect(contents.value).not.toMatch(/[`*\\]/u);
  });

  test("gets of two kinds of text the one that it says first", async () => {
    const { items } = await ask<lsp.CompletionList>(client, "textDocument/completion", billing.replace("c.phone?.", "c.┆"));
    const email = items.find(({ label }) => label === "email");
    const { documentation } = await client.request<lsp.CompletionItem>("completionItem/resolve", email);
    expect(documentation).toMatchObject({ kind: "plaintext" });
  });
});
