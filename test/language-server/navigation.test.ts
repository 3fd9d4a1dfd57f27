import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { LineMap } from "../../src/source/line-map.ts";
import { withEdits } from "../support/edits.ts";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";
import { specsFolder } from "../support/specs.ts";

const folder = resolve(import.meta.dirname, "../../examples/billing");
const billing = join(folder, "billing.integ");

/** The position of a text of a file; `┆` says where in it. */
function positionOf(path: string, words: string): lsp.Position {
  const text = readFileSync(path, "utf8");
  const start = text.indexOf(words.replace("┆", ""));
  if (start === -1) throw new Error(`${words} is not in ${path}`);
  const before = text.slice(0, start + Math.max(0, words.indexOf("┆"))).split("\n");
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** What stands at a place of an indented description, with the keys around it, as they are read without any parser. */
function keysAt(location: lsp.Location | undefined): string {
  if (location === undefined) return "nothing";
  const lines = readFileSync(fileURLToPath(location.uri), "utf8").split("\n");
  const keys: string[] = [];
  let indentation = Number.POSITIVE_INFINITY;
  for (let at = location.range.start.line; at >= 0 && indentation > 0; at--) {
    const [, blank = "", key] = /^(\s*)(?:- )?("(?:[^"\\]|\\.)*"|[^\s{}[\]#][^:]*):/u.exec(lines[at] ?? "") ?? [];
    if (key === undefined || blank.length >= indentation) continue;
    indentation = blank.length;
    keys.unshift(key.replaceAll('"', ""));
  }
  return keys.join(" ");
}

describe("navigation over stdio, on Stripe (6 MB of JSON) and Salesforce (YAML)", () => {
  let client: LanguageClient;
  let uri: string;
  beforeAll(async () => {
    client = await startLanguageClient([folder]);
    uri = client.open(billing);
    await client.diagnostics(uri);
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });

  const at = <Result>(method: string, words: string, more: object = {}): Promise<Result> =>
    client.request<Result>(`textDocument/${method}`, { textDocument: { uri }, position: positionOf(billing, words), ...more });

  test.each([
    ["a type", "stripe.┆customer)", "components schemas customer"],
    ["a field", "c.em┆ail", "components schemas customer properties email"],
    ["a field within a field", "c.address?.┆line1", "components schemas address properties line1"],
    ["a type in YAML", "salesforce.┆AccountUpdate", "components schemas AccountUpdate"],
    ["a field that is written, in YAML", "┆Phone:", "components schemas AccountUpdate properties Phone"],
    ["an operation", "salesforce.┆upsertAccount(", "paths /services/data/v60.0/sobjects/Account/{externalIdField}/{value} patch"],
    ["an operation by its path", '"/v1/┆customers', "paths /v1/customers/{customer} post"],
    ["a parameter", "updateCustomer(┆customer", "paths /v1/customers/{customer} post parameters"],
    ["a status", "on ┆400", "components responses BadRequest"],
    ["a field in a test", "┆livemode: false", "components schemas customer properties livemode"],
  ])("the definition of %s is at its line of the description", async (_, words, expected) => {
    const [found] = await at<lsp.Location[]>("definition", words);
    expect(keysAt(found)).toBe(expected);
  });

  test("a policy is defined, highlighted, found and renamed", async () => {
    const text = readFileSync(billing, "utf8");
    const [found] = await at<lsp.Location[]>("definition", "policy:      ┆standard");
    expect(found?.range.start).toEqual(positionOf(billing, "policy ┆standard {"));
    const highlights = await at<lsp.DocumentHighlight[]>("documentHighlight", "policy ┆standard {");
    expect(highlights.map(({ kind }) => kind)).toEqual([3, 2, 2]);
    const references = await at<lsp.Location[]>("references", "policy ┆standard {", { context: { includeDeclaration: false } });
    expect(references).toHaveLength(2);
    expect(await at("prepareRename", "policy ┆standard {")).toMatchObject({ placeholder: "standard" });
    const edit = await at<lsp.WorkspaceEdit>("rename", "policy ┆standard {", { newName: "careful" });
    const changes = edit.changes?.[uri] ?? [];
    expect(changes).toHaveLength(text.split("standard").length - 1);
    await expect(at("rename", "┆Phone:", { newName: "x" })).rejects.toThrow(
      "`Phone` is the name of a field: what is sent and received has it.",
    );
  });

  test("hover says what a name is, what fits and what a call comes to", async () => {
    const shown = async (words: string): Promise<string> => {
      const hover = await at<{ readonly contents: lsp.MarkupContent }>("hover", words);
      expect(hover.contents.kind).toBe("markdown");
      return hover.contents.value;
    };
    expect(await shown("c.em┆ail")).toContain("email?: string (at most 5000) | null");
    expect(await shown("c.em┆ail")).toContain("The customer's email address.");
    expect(await shown("┆Phone:")).toContain("**proved**");
    expect(await shown("┆Name:")).toContain("**guarded**: `/Name` `minLength 1`");
    const operation = await shown("stripe.update┆Customer(");
    expect(operation).toContain('stripe.updateCustomer = POST "/v1/customers/{customer}"');
    expect(operation).toContain("it may be sent again: it carries an idempotency key");
    expect(operation).toContain("**worst case**: 5 attempts, 107.5 s");
    expect(await shown("secret.┆STRIPE_KEY")).toContain("the bearer token of stripe");
  });

  test("signature help follows what is typed", async () => {
    const text = readFileSync(billing, "utf8");
    const call = "  salesforce.upsertAccount(";
    const line = text.slice(0, text.indexOf("  stripe.updateCustomer(")).split("\n").length - 1;
    const typed = async (rest: string): Promise<unknown> => {
      const changed = text.replace("  stripe.updateCustomer(", `${call}${rest}\n$&`);
      client.change(uri, { text: changed });
      const position = { line, character: call.length + rest.length };
      const help = await client.request<lsp.SignatureHelp>("textDocument/signatureHelp", { textDocument: { uri }, position });
      const parameter = help.signatures[0]?.parameters?.[help.activeParameter ?? -1];
      return typeof parameter?.label === "string" ? parameter.label : undefined;
    };
    expect(await typed("")).toBe("externalIdField: string");
    expect(await typed('externalIdField: "x", ')).toBe("value: string (at least 1)");
    expect(await typed('externalIdField: "x", body: ')).toBe("body: AccountUpdate");
    client.change(uri, { text });
    await client.diagnostics(uri);
  });

  test("its outline, folds, links and selections", async () => {
    const symbols = await client.request<lsp.DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri } });
    const names = (items: readonly lsp.DocumentSymbol[] = []): unknown => items.map(({ name }) => name);
    expect(names(symbols)).toEqual([
      "billing",
      "standard",
      "stripe",
      "salesforce",
      "countries",
      "toAccount",
      "customerCreated",
      "toAccount",
    ]);
    expect(names(symbols[2]?.children)).toEqual(["updateCustomer", "/hooks/stripe"]);
    expect(names(symbols[2]?.children?.[1]?.children)).toEqual(["customerCreated"]);
    expect(names(symbols[6]?.children)).toEqual(["on", "key", "failure", "account", "stripe.updateCustomer"]);
    const found = await client.request<lsp.SymbolInformation[]>("workspace/symbol", { query: "upsertAcc" });
    expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([["upsertAccount", "salesforce"]]);

    const folds = await client.request<lsp.FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri } });
    expect(folds).toContainEqual({
      startLine: positionOf(billing, "system stripe {").line,
      endLine: positionOf(billing, "system salesforce {").line - 3,
      kind: "region",
    });

    const links = await client.request<lsp.DocumentLink[]>("textDocument/documentLink", { textDocument: { uri } });
    expect(links.map(({ target }) => target?.split("/").at(-1))).toEqual(["stripe.json", "salesforce.yaml"]);

    const position = positionOf(billing, "c.address?.┆city");
    const [range] = await client.request<lsp.SelectionRange[]>("textDocument/selectionRange", {
      textDocument: { uri },
      positions: [position],
    });
    const [line = ""] = readFileSync(billing, "utf8").split("\n").slice(position.line);
    const selected: string[] = [];
    for (let each = range; each !== undefined && each.range.start.line === position.line; each = each.parent)
      selected.push(line.slice(each.range.start.character, each.range.end.character));
    expect(selected).toEqual([
      "city",
      "c.address?.city",
      "c.address?.city?.take",
      "c.address?.city?.take(40)",
      "BillingCity:    c.address?.city?.take(40)",
    ]);
  });

  test("who calls what, both ways", async () => {
    const [flow] = await at<lsp.CallHierarchyItem[]>("prepareCallHierarchy", "flow ┆customerCreated");
    const outgoing = await client.request<lsp.CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", { item: flow });
    expect(outgoing.map(({ to }) => to.name)).toEqual(["salesforce.upsertAccount", "toAccount", "stripe.updateCustomer"]);
    const operation = outgoing[2]?.to;
    expect(keysAt(operation && { uri: operation.uri, range: operation.selectionRange })).toBe("paths /v1/customers/{customer} post");
    for (const { to } of outgoing) {
      const incoming = await client.request<lsp.CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", { item: to });
      expect(incoming.map(({ from }) => from.name)).toEqual(["customerCreated"]);
    }
  });
});

const specs = specsFolder();

describe.skipIf(specs === undefined)("navigation over stdio, on GitHub (13 MB)", () => {
  const github = join(specs ?? "", "github/openapi.json");
  const text = `integration issues "1.0.0"
system github {
  spec: openapi ${JSON.stringify(github)}
  auth: bearer(secret.GITHUB_TOKEN)
  operation createIssue = POST "/repos/{owner}/{repo}/issues"
}
map toIssue(title: string, found: github.issue) -> github.createIssue.body {
  title: title
  body: found.body
  milestone: found.milestone?.number
}
`;
  let client: LanguageClient;
  let uri: string;
  const path = join(mkdtempSync(join(tmpdir(), "integ-navigation-")), "issues.integ");
  beforeAll(async () => {
    writeFileSync(path, text);
    client = await startLanguageClient([resolve(path, "..")]);
    uri = client.open(path);
    await client.diagnostics(uri);
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });

  test.each([
    ["github.┆issue)", "components schemas issue"],
    ["found.┆body", "components schemas issue properties body"],
    ["milestone?.┆number", "components schemas nullable-milestone properties number"],
    ["operation ┆createIssue", "paths /repos/{owner}/{repo}/issues post"],
    ["  ┆title: title", "paths /repos/{owner}/{repo}/issues post requestBody content application/json schema properties title"],
  ])("%s is defined at its line", async (words, expected) => {
    const parameters = { textDocument: { uri }, position: positionOf(path, words) };
    const [found] = await client.request<lsp.Location[]>("textDocument/definition", parameters);
    expect(keysAt(found)).toBe(expected);
    const hover = await client.request<{ readonly contents: lsp.MarkupContent }>("textDocument/hover", parameters);
    expect(hover.contents.value).toMatch(/^```integ\n/u);
  });
});

describe("navigation over stdio, over files that import each other", () => {
  const shared = 'type Kind = "a" | "b"\nmap label(kind: Kind) -> string = "${kind}!"\n';
  const first = 'integration first "1.0.0"\nimport { label } from "./shared.integ"\ntest label "a" { given "a" expect "a!" }\n';
  const second =
    'integration second "1.0.0"\nimport { Kind, label } from "../shared.integ"\nmap twice(k: Kind) -> string = "${label(k)}${label(kind: k)}"\ntest twice "b" { given "b" expect "b!b!" }\n';
  const directory = mkdtempSync(join(tmpdir(), "integ-navigation-"));
  const texts: Readonly<Record<string, string>> = { "shared.integ": shared, "first.integ": first, "more/second.integ": second };
  let client: LanguageClient;
  beforeAll(async () => {
    mkdirSync(join(directory, "more"));
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(directory, name), text);
    const capabilities = { textDocument: { definition: { linkSupport: true }, hover: { contentFormat: ["plaintext" as const] } } };
    client = await startLanguageClient([directory], { capabilities });
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });

  test("a name is found and renamed in all of them, also in those that are not open", async () => {
    const uri = client.open(join(directory, "first.integ"));
    await client.diagnostics(uri);
    const parameters = { textDocument: { uri }, position: positionOf(join(directory, "first.integ"), "test ┆label") };
    // An editor that can show links is told what leads there, and the whole of what it leads to.
    expect(await client.request("textDocument/definition", parameters)).toEqual([
      {
        originSelectionRange: { start: { line: 2, character: 5 }, end: { line: 2, character: 10 } },
        targetUri: pathToFileURL(join(directory, "shared.integ")).href,
        targetRange: { start: { line: 1, character: 0 }, end: { line: 1, character: 44 } },
        targetSelectionRange: { start: { line: 1, character: 4 }, end: { line: 1, character: 9 } },
      },
    ]);
    const hover = await client.request<{ readonly contents: lsp.MarkupContent }>("textDocument/hover", parameters);
    expect(hover.contents).toEqual({ kind: "plaintext", value: "map label(kind: Kind) -> string\n\ndeclared in shared.integ" });
    const references = await client.request<lsp.Location[]>("textDocument/references", {
      ...parameters,
      context: { includeDeclaration: true },
    });
    const { changes = {} } = await client.request<lsp.WorkspaceEdit>("textDocument/rename", { ...parameters, newName: "shout" });
    expect(references).toHaveLength(Object.values(changes).flat().length);
    for (const [name, text] of Object.entries(texts)) {
      const edits = changes[pathToFileURL(join(directory, name)).href] ?? [];
      const lines = new LineMap(text);
      const offset = ({ line, character }: lsp.Position): number => lines.lineStart(line) + character;
      const placed = edits.map(({ range, newText }) => ({ location: { start: offset(range.start), end: offset(range.end) }, newText }));
      expect(withEdits(text, placed)).toBe(text.replaceAll("label", "shout"));
    }
  });
});
