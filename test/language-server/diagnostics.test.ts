import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as lsp from "vscode-languageserver-protocol";
import { type EditorFolder, makeEditorFolder } from "../support/editor-folder.ts";
import { type LanguageClient, startLanguageClient } from "../support/language-client.ts";
import { specsFolder } from "../support/specs.ts";

const folder = resolve(import.meta.dirname, "../../examples/billing");
const program = resolve(folder, "billing.integ");
const errors = (diagnostics: readonly lsp.Diagnostic[]): readonly lsp.Diagnostic[] => diagnostics.filter(({ severity }) => severity === 1);

/** The text of the line that an explanation leads to, and the name of its file. */
function leadsTo(diagnostic: lsp.Diagnostic | undefined): readonly (string | undefined)[] {
  const [related] = diagnostic?.relatedInformation ?? [];
  const path = fileURLToPath(related?.location.uri ?? "");
  const { start, end } = related?.location.range ?? { start: { line: -1, character: 0 }, end: { character: 0 } };
  const line = readFileSync(path, "utf8").split("\n")[start.line];
  return [path.replace(/^.*[/\\]/u, ""), line?.slice(start.character, end.character)];
}

describe("diagnostics over stdio, on Stripe and Salesforce", () => {
  let client: LanguageClient;
  const text = readFileSync(program, "utf8");
  beforeAll(async () => {
    client = await startLanguageClient([folder]);
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
  });

  test("a sound program has no error", async () => {
    expect(errors(await client.diagnostics(client.open(program)))).toEqual([]);
  });

  test("a mistake is marked where it stands, and gone when it is mended", async () => {
    const uri = client.open(program, text.replace("(c: stripe.customer)", "(c: stripe.custmer)"));
    const [diagnostic] = await client.diagnostics(uri);
    expect(diagnostic?.code).toMatch(/^INTEG\d+$/);
    client.change(uri, { text });
    expect(errors(await client.diagnostics(uri))).toEqual([]);
  });

  test.each([
    ["JSON", "c.email ??", "c.emial ??", ["stripe.json", '"customer"']],
    ["YAML", "  Phone: ", "  Phnoe: ", ["salesforce.yaml", "AccountUpdate"]],
  ])("an explanation leads to the line of the description that says so, in %s", async (_, right, wrong, place) => {
    const uri = client.open(program, text.replace(right, wrong));
    const found = await client.diagnostics(uri);
    expect(leadsTo(found.find(({ code }) => code === "INTEG2002" || code === "INTEG3001"))).toEqual(place);
  });

  test("what nobody needs is tagged so", async () => {
    const uri = client.open(program, `${text}\ntable nobody { "a": "b" }\n`);
    const found = await client.diagnostics(uri);
    expect(found).toEqual([expect.objectContaining({ severity: 2, tags: [1], message: expect.stringContaining("`nobody`") })]);
  });
});

const specs = specsFolder();
describe.skipIf(specs === undefined)("diagnostics over stdio, on the whole description of GitHub", () => {
  let files: EditorFolder;
  let client: LanguageClient;
  beforeAll(async () => {
    const spec = JSON.stringify(join(specs ?? "", "github/openapi.json"));
    const system = `system github {\n  spec: openapi ${spec}\n  auth: bearer(secret.GITHUB_TOKEN)\n}\n`;
    files = makeEditorFolder({ "issues.integ": `${system}\nmap titleOf(i: github.issue) -> string = i.titel\n` });
    client = await startLanguageClient([files.path]);
  });
  afterAll(async () => {
    expect(await client.end()).toBe(0);
    files.remove();
  });

  test("an explanation leads to line 126,588 of 12.7 MB", async () => {
    const [found, ...others] = await client.diagnostics(client.open(files.file("issues.integ")));
    expect(others).toEqual([]);
    expect(found?.code).toBe("INTEG2002");
    expect(leadsTo(found)).toEqual(["openapi.json", '"issue"']);
  });
});
