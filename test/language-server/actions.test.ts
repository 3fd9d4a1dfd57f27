import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { capable, type LanguageClient, startLanguageClient } from "../support/language-client.ts";

const examples = resolve(import.meta.dirname, "../../examples");
const billing = resolve(examples, "billing/billing.integ");
const triage = resolve(examples, "github-slack/github-slack.integ");

/** The position of the first place of some text, behind so many of its characters. */
function positionOf(text: string, part: string, behind = 0): lsp.Position {
  const offset = text.indexOf(part) + behind;
  const before = text.slice(0, offset).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** A text after edits of the protocol. */
function edited(text: string, edits: readonly lsp.TextEdit[]): string {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const offset = ({ line, character }: lsp.Position): number => (starts[line] ?? text.length) + character;
  return [...edits]
    .sort((left, right) => offset(right.range.start) - offset(left.range.start))
    .reduce((changed, { range, newText }) => changed.slice(0, offset(range.start)) + newText + changed.slice(offset(range.end)), text);
}

describe("semantic tokens, hints, lenses and code actions over stdio, on Stripe, GitHub and Salesforce", () => {
  let client: LanguageClient;
  beforeAll(async () => {
    client = await startLanguageClient([examples], {
      capabilities: {
        ...capable,
        textDocument: {
          ...capable.textDocument,
          codeAction: { ...capable.textDocument?.codeAction, resolveSupport: { properties: ["edit"] } },
          inlayHint: { resolveSupport: { properties: ["tooltip", "label.location"] } },
        },
      },
    });
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });

  test("the whole, a range, and what has changed since", async () => {
    const text = readFileSync(triage, "utf8");
    const uri = client.open(triage);
    const legend = client.capabilities.semanticTokensProvider?.legend;
    const textDocument = { uri };
    const whole = await client.request<lsp.SemanticTokens>("textDocument/semanticTokens/full", { textDocument });
    expect(whole.data.length % 5).toBe(0);
    const at = positionOf(text, "github.comment(", "github.".length);
    const range = await client.request<lsp.SemanticTokens>("textDocument/semanticTokens/range", {
      textDocument,
      range: { start: at, end: at },
    });
    const token = range.data.slice(-5);
    expect(legend?.tokenTypes[token[3] ?? -1]).toBe("method");
    expect((token[4] ?? 0) & (1 << (legend?.tokenModifiers.indexOf("modification") ?? 31))).not.toBe(0);
    client.change(uri, { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: "// one line more\n" });
    const delta = await client.request<lsp.SemanticTokensDelta>("textDocument/semanticTokens/full/delta", {
      textDocument,
      previousResultId: whole.resultId,
    });
    expect(delta.edits).toHaveLength(1);
    const [edit] = delta.edits;
    const patched = [...whole.data];
    patched.splice(edit?.start ?? 0, edit?.deleteCount ?? 0, ...(edit?.data ?? []));
    const again = await client.request<lsp.SemanticTokens>("textDocument/semanticTokens/full", { textDocument });
    expect(patched).toEqual(again.data);
    expect(edit?.data?.length).toBeLessThan(20);
    client.notify("textDocument/didClose", { textDocument });
  });

  test("hints on a part of the file, and what they mean when it is asked for", async () => {
    const text = readFileSync(triage, "utf8");
    const uri = client.open(triage);
    const range = { start: positionOf(text, "flow issueOpened"), end: positionOf(text, "flow pullRequestClosed") };
    const hints = await client.request<lsp.InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range });
    const labels = hints.map(({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join("")));
    expect(labels).toContain(": IssueOpened");
    expect(labels).toContain("case:");
    const failure =
      hints[labels.indexOf('on failure dead letter, alert "triage"')] ?? hints[labels.indexOf('else dead letter, alert "triage"')];
    expect(failure?.tooltip).toBeUndefined();
    const resolved = await client.request<lsp.InlayHint>("inlayHint/resolve", failure);
    expect(resolved.tooltip).toContain('timeout: dead letter, alert "triage"');
    // A type leads into the description.
    const typed = await client.request<lsp.InlayHint>("inlayHint/resolve", hints[labels.indexOf(": IssueOpened")]);
    expect(JSON.stringify(typed.label)).toContain("specs/github-webhooks.json");
    client.notify("textDocument/didClose", { textDocument: { uri } });
  });

  test("lenses run tests and flows, and count uses when they are asked for", async () => {
    const text = readFileSync(triage, "utf8");
    const uri = client.open(triage);
    const lenses = await client.request<lsp.CodeLens[]>("textDocument/codeLens", { textDocument: { uri } });
    expect(lenses.map(({ command }) => command).filter((command) => command?.command === "integ.runTest")).toContainEqual({
      title: "Run test",
      command: "integ.runTest",
      arguments: [uri, "escaped: leaves nothing that Slack reads as markup"],
    });
    const at = positionOf(text, "map escaped", "map ".length);
    const uses = lenses.find(({ range }) => range.start.line === at.line);
    expect(uses?.command).toBeUndefined();
    const resolved = await client.request<lsp.CodeLens>("codeLens/resolve", uses);
    expect(resolved.command).toMatchObject({ title: "5 uses", command: "integ.showReferences" });
    expect(resolved.command?.arguments?.slice(0, 2)).toEqual([uri, at]);
    expect(resolved.command?.arguments?.[2]).toHaveLength(5);
  });

  test("a fix is offered for its diagnostic, resolved, and mends", async () => {
    const sound = readFileSync(billing, "utf8");
    const text = sound.replace("c.address?.city", "c.adress?.city");
    const uri = client.open(billing, text);
    const [diagnostic] = await client.diagnostics(uri);
    const position = positionOf(text, "c.adress", 3);
    const actions = await client.request<lsp.CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [diagnostic], only: ["quickfix"] },
    });
    const [fix] = actions;
    expect(fix).toMatchObject({ title: "Write `address`", kind: "quickfix", isPreferred: true });
    expect(fix?.diagnostics).toEqual([diagnostic]);
    expect(fix?.edit).toBeUndefined();
    const resolved = await client.request<lsp.CodeAction>("codeAction/resolve", fix);
    expect(edited(text, resolved.edit?.changes?.[uri] ?? [])).toBe(sound);
  });

  /** The program after the action with a title at a place, resolved as an editor does. */
  async function applied(uri: string, text: string, part: string, behind: number, title: RegExp, length = 0): Promise<string> {
    const start = positionOf(text, part, behind);
    const range = { start, end: { line: start.line, character: start.character + length } };
    const actions = await client.request<lsp.CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
    const matching = actions.filter((action) => title.test(action.title));
    expect(
      matching.map((action) => action.title),
      actions.map((action) => action.title).join("; "),
    ).toHaveLength(1);
    const resolved = await client.request<lsp.CodeAction>("codeAction/resolve", matching[0]);
    return edited(text, resolved.edit?.changes?.[uri] ?? []);
  }

  /** How many errors a program has, whatever it was before. */
  async function errorsIn(uri: string, text: string): Promise<readonly string[]> {
    client.change(uri, { text });
    return (await client.diagnostics(uri)).filter(({ severity }) => severity === 1).map(({ code }) => String(code));
  }

  test("refactorings on Stripe and Salesforce, each of which gives a sound program", async () => {
    client.notify("textDocument/didClose", { textDocument: { uri: pathToFileURL(billing).href } });
    const sound = readFileSync(billing, "utf8");
    const uri = client.open(billing, sound);
    const extracted = await applied(
      uri,
      sound,
      "{ metadata: { salesforce_id",
      0,
      /^Extract to `map/,
      "{ metadata: { salesforce_id: account.id } }".length,
    );
    expect(extracted).toMatch(/map to\w+\(account: salesforce\.upsertAccount\) -> stripe\.updateCustomer\.body \{/);
    expect(await errorsIn(uri, extracted)).toEqual([]);
    client.change(uri, { text: sound });
    const inlined = await applied(uri, sound, "body: toAccount(", "body: ".length, /^Inline this call/);
    expect(inlined).toContain("Phone:          customer.phone?.take(40)");
    expect(await errorsIn(uri, inlined)).toEqual([]);
    client.change(uri, { text: sound });
    const mapped = await applied(uri, sound, "Phone:", 0, /^Map the other fields of `AccountUpdate` by name and type/);
    expect(mapped).toMatch(/BillingPostalCode: +c\.address\?\.postal_code/);
    expect(await errorsIn(uri, mapped)).toEqual([]);
    client.notify("textDocument/didClose", { textDocument: { uri } });
  });

  test("refactorings on GitHub and Slack", async () => {
    const text = readFileSync(triage, "utf8");
    const uri = client.open(triage, text);
    const handled = await applied(uri, text, "github.comment(", 8, /^Add `on` for what `github.comment`/);
    expect(handled).toMatch(/on 410 => continue\n {4}on 403 => deadLetter\n {4}on 404 => deadLetter/);
    expect(await errorsIn(uri, handled)).toEqual([]);
    client.change(uri, { text });
    const repeatable = await applied(uri, text, "github.comment(", 8, /^Say that `github.comment`/);
    expect(repeatable).toContain('/comments" { idempotent: true }');
    expect(await errorsIn(uri, repeatable)).toEqual([]);
    const missing = text.replace(/ {4}issue_number:.*\n/u, "");
    client.change(uri, { text: missing });
    const filled = await applied(uri, missing, "github.comment(", 8, /^Fill in the missing argument `issue_number`/);
    expect(filled).toMatch(/issue_number: +event\.issue\.number/);
    expect(await errorsIn(uri, filled)).toEqual([]);
  });
});
