import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";
import { marked } from "../support/marked.ts";
import { specsFolder } from "../support/specs.ts";

const folder = resolve(import.meta.dirname, "../../examples/billing");
const program = resolve(folder, "billing.integ");
const billing = readFileSync(program, "utf8");

const able: lsp.ClientCapabilities = {
  textDocument: {
    completion: {
      completionItem: { snippetSupport: true, insertReplaceSupport: true, documentationFormat: ["markdown", "plaintext"] },
      completionList: { itemDefaults: ["editRange"] },
    },
  },
};

function positionOf(text: string, offset: number): lsp.Position {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** Completes at the mark in a text that takes the place of a file's. */
async function complete(client: LanguageClient, path: string, marks: string, context?: lsp.CompletionContext): Promise<lsp.CompletionList> {
  const { text, offset } = marked(marks);
  const uri = client.open(path, text);
  return client.request("textDocument/completion", { textDocument: { uri }, position: positionOf(text, offset), context });
}

const labels = ({ items }: lsp.CompletionList): readonly string[] => items.map(({ label }) => label);
const find = ({ items }: lsp.CompletionList, label: string): lsp.CompletionItem => {
  const item = items.find((each) => each.label === label);
  if (item === undefined) throw new Error(`${label} is not among ${items.map((each) => each.label).join(", ")}`);
  return item;
};

describe("completion over stdio, on Stripe and Salesforce", () => {
  let client: LanguageClient;
  beforeAll(async () => {
    client = await startLanguageClient([folder], { capabilities: able });
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });

  test("a map's missing fields, required first, each with its type, documented when it is asked for", async () => {
    const list = await complete(client, program, billing.replace("  Phone:          c.phone", "  ┆\n  Phone:          c.phone"));
    expect(list.isIncomplete).toBe(false);
    expect(labels(list)).toEqual(expect.arrayContaining(["Website", "Industry"]));
    expect(labels(list)).not.toContain("BillingCity");
    const item = find(list, "Website");
    expect(item.detail).toMatch(/^string \(at most 255/u);
    expect(item.documentation).toBeUndefined();
    const resolved = await client.request<lsp.CompletionItem>("completionItem/resolve", item);
    expect(resolved.documentation).toMatchObject({ kind: "markdown", value: expect.stringContaining("maxLength 255") });
  });

  test("the likely values of a field first", async () => {
    const list = await complete(client, program, billing.replace("  Phone:          c.phone?.take(40)", "  Phone: ┆"));
    expect(labels(list)[0]).toContain("c.phone");
  });

  test("members of a type of Stripe's, in the middle of a name: what is inserted, and what is replaced", async () => {
    const list = await complete(client, program, billing.replace("c.phone?.take", "c.ph┆one?.take"));
    expect(find(list, "phone").textEditText).toBe("phone");
    const range = list.itemDefaults?.editRange;
    const line = billing.slice(0, billing.indexOf("c.phone")).split("\n").length - 1;
    expect(range).toMatchObject({ insert: { start: { line } }, replace: { start: { line } } });
    if (range === undefined || !("insert" in range)) throw new Error("there are no two ranges");
    expect(range.replace.end.character - range.insert.end.character).toBe(3);
  });

  test("operations of 533, ranked by what is typed before they are cut", async () => {
    const within = (typed: string): string => billing.replace("  stripe.updateCustomer(", `  stripe.${typed}┆\n  stripe.updateCustomer(`);
    const all = await complete(client, program, within(""));
    expect(all.isIncomplete).toBe(true);
    expect(labels(all)[0]).toBe("updateCustomer");
    const some = await complete(client, program, within("PostRefunds"));
    expect(labels(some)[0]).toBe("PostRefunds");
    expect(find(some, "PostRefunds")).toMatchObject({ detail: "POST /v1/refunds", insertTextFormat: 2, textEditText: "PostRefunds($0)" });
    const { documentation } = await client.request<lsp.CompletionItem>("completionItem/resolve", find(some, "PostRefunds"));
    const text = typeof documentation === "object" ? documentation.value : "";
    expect(text).toContain("POST");
    // A description is somebody else's: no link, no tag, no command of it is left.
    expect(text).not.toMatch(/\]\(|<\/?[a-z]/iu);
  });

  test("a blank asks only where something must follow", async () => {
    const blank: lsp.CompletionContext = { triggerKind: 2, triggerCharacter: " " };
    expect(labels(await complete(client, program, billing.replace("policy:      standard", "policy: ┆"), blank))).toContain("standard");
    expect(labels(await complete(client, program, billing.replace("policy:      standard", "policy: standard ┆"), blank))).toEqual([]);
  });

  test("a member behind a plain point, of what may be nothing, mends the point", async () => {
    const list = await complete(client, program, billing.replace("c.address?.city?.take(40)", "c.address.┆"));
    const [edit] = find(list, "city").additionalTextEdits ?? [];
    expect(edit?.newText).toBe("?.");
  });
});

describe("completion for an editor that lets the server name a command of its own", () => {
  test("goes on behind an item", async () => {
    const experimental = { commands: { commands: ["editor.action.triggerSuggest"] } };
    const client = await startLanguageClient([folder], { capabilities: { ...able, experimental } });
    const list = await complete(client, program, billing.replace("  Phone:          c.phone", "  ┆\n  Phone:          c.phone"));
    expect(find(list, "Website").command?.command).toBe("editor.action.triggerSuggest");
    expect(await client.end()).toBe(0);
  });
});

describe("completion for an editor that can nothing", () => {
  test("is plain text", async () => {
    const client = await startLanguageClient([folder]);
    const list = await complete(client, program, `${billing}\nflow other {\n  ┆\n}`);
    expect(find(list, "on")).toMatchObject({ textEdit: { newText: "on: " } });
    expect(list.items.filter(({ command }) => command !== undefined)).toEqual([]);
    const texts = list.items.map(({ insertTextFormat, textEdit }) => [insertTextFormat, textEdit?.newText]);
    expect(texts.filter(([format, text]) => format === 2 || String(text).includes("$"))).toEqual([]);
    expect(await client.end()).toBe(0);
  });
});

const specs = specsFolder();
describe.skipIf(specs === undefined)("completion over stdio, on GitHub's whole description", () => {
  const place = mkdtempSync(join(tmpdir(), "integ-completion-"));
  afterAll(() => rmSync(place, { recursive: true }));

  test("operations, required arguments, constants of a body, documented errors", async () => {
    const client = await startLanguageClient([place], { capabilities: able });
    const path = join(place, "main.integ");
    const source = (steps: string): string =>
      `integration main "1.0.0"\nsystem github {\n  spec: openapi ${JSON.stringify(join(specs ?? "", "github/openapi.json"))}\n  auth: none\n  webhooks "/x" {\n    verify: github(secret.X)\n    event opened: issue = body.issue when body.action == "opened"\n  }\n}\nflow f {\n  on: github.opened as issue\n  ${steps}\n}\n`;
    writeFileSync(path, source(""));
    const operations = await complete(client, path, source("github.`issues/cr┆"));
    expect(labels(operations)).toContain("issues/create");
    const given = await complete(client, path, source("github.`issues/create`(┆)"));
    expect(labels(given).slice(0, 3).toSorted()).toEqual(["body", "owner", "repo"]);
    const reasons = await complete(
      client,
      path,
      source('github.`issues/update`(owner: "a", repo: "b", issue_number: 1, body: { state_reason: "┆" })'),
    );
    expect(labels(reasons)).toEqual(expect.arrayContaining(["completed", "not_planned", "reopened"]));
    const errors = await complete(client, path, source('github.`issues/create`(owner: "a", repo: "b", body: { title: "c" })\n    on ┆'));
    expect(labels(errors)).toEqual(expect.arrayContaining(["410", "422", "503", "timeout"]));
    expect(labels(errors)).not.toContain("405");
    const members = await complete(client, path, source("let x = issue.user?.┆"));
    expect(labels(members)).toEqual(expect.arrayContaining(["login", "avatar_url"]));
    expect(await client.end()).toBe(0);
  });
});
