import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";

const folder = resolve(import.meta.dirname, "../../examples/github-slack");
const program = resolve(folder, "github-slack.integ");
const options: lsp.FormattingOptions = { tabSize: 8, insertSpaces: false };

describe("formatting over stdio, on GitHub and Slack", () => {
  let client: LanguageClient;
  const text = readFileSync(program, "utf8");
  const loose = text.replaceAll("\n  ", "\n\t").replace("{ attempts: 5, ", "{attempts:5,");
  const applied = (before: string, edits: readonly lsp.TextEdit[] | null): string =>
    TextDocument.applyEdits(TextDocument.create("", "integ", 0, before), [...(edits ?? [])]);

  beforeAll(async () => {
    client = await startLanguageClient([folder]);
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });

  test("the server says what it can", () => {
    expect(client.capabilities).toMatchObject({
      documentFormattingProvider: true,
      documentRangeFormattingProvider: { rangesSupport: true },
      documentOnTypeFormattingProvider: { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] },
    });
  });

  test("a formatted document has no edits, and a loose one becomes it, whatever the editor's options", async () => {
    const uri = client.open(program);
    const format = (): Promise<lsp.TextEdit[] | null> => client.request("textDocument/formatting", { textDocument: { uri }, options });
    expect(await format()).toEqual([]);
    client.change(uri, { text: loose });
    expect(applied(loose, await format())).toBe(text);
  });

  test("a range, and several", async () => {
    const uri = client.open(program, loose);
    const line = (words: string): number => loose.slice(0, loose.indexOf(words)).split("\n").length - 1;
    const range = (words: string): lsp.Range => ({ start: { line: line(words), character: 3 }, end: { line: line(words), character: 4 } });
    const one = await client.request<lsp.TextEdit[] | null>("textDocument/rangeFormatting", {
      textDocument: { uri },
      range: range("retry:"),
      options,
    });
    const firstChanged = loose.replace("\tretry:    {attempts:5,", "  retry:    { attempts: 5, ");
    expect(applied(loose, one)).toBe(firstChanged);
    const both = await client.request<lsp.TextEdit[] | null>("textDocument/rangesFormatting", {
      textDocument: { uri },
      ranges: [range("retry:"), range("breaker:")],
      options,
    });
    expect(applied(loose, both)).toBe(firstChanged.replace("\tbreaker:", "  breaker:"));
  });

  test("what is typed", async () => {
    const before = "policy p {\n timeout : 5s\n   deadline: 2m\n   }\n";
    const uri = client.open(program, before);
    const edits = await client.request<lsp.TextEdit[] | null>("textDocument/onTypeFormatting", {
      textDocument: { uri },
      position: { line: 3, character: 4 },
      ch: "}",
      options,
    });
    expect(applied(before, edits)).toBe("policy p {\n  timeout:  5s\n  deadline: 2m\n}\n");
  });

  test("a document that nobody has opened, and one that is no program", async () => {
    const nothing = { textDocument: { uri: "file:///nothing/here.integ" }, options };
    expect(await client.request("textDocument/formatting", nothing)).toBeNull();
    const uri = client.open(program, `${"(".repeat(10_000)}\n`);
    expect(await client.request("textDocument/formatting", { textDocument: { uri }, options })).toEqual([]);
  });
});
