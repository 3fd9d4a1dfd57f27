import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mapOf } from "../../src/cli/run-map.ts";
import { generate } from "../../src/codegen/generate.ts";
import { loadContract } from "../../src/contract/load.ts";
import { exampleTest, proposeStart, withDeclaration } from "../../src/scaffold/start.ts";
import { systemNames } from "../../src/scaffold/system-names.ts";
import { withBuffer } from "../../src/workspace/buffer-host.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { integ } from "../support/command.ts";
import { specsFolder } from "../support/specs.ts";

const root = resolve(import.meta.dirname, "../..");
const home = mkdtempSync(join(tmpdir(), "integ-start-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("`integ init` over two descriptions", () => {
  beforeAll(() => {
    mkdirSync(join(home, "specs"));
    cpSync(join(root, "examples/medusa-salesforce/specs/medusa.json"), join(home, "specs/medusa.json"));
    cpSync(join(root, "examples/billing/specs/salesforce.yaml"), join(home, "specs/salesforce.yaml"));
    const { code, stdout } = integ(home, ["init", "my-shop", "specs/medusa.json", "specs/salesforce.yaml"]);
    expect(stdout).toContain("secret.SALESFORCE_CLIENT_SECRET");
    expect(code).toBe(0);
  });

  test("writes a program over both, with a flow, a map and a test", () => {
    const text = readFileSync(join(home, "my-shop/myShop.integ"), "utf8");
    expect(text.match(/^(?:\w+)/gmu)?.filter((word) => word !== "}")).toEqual(
      expect.arrayContaining(["integration", "policy", "system", "map", "flow", "test"]),
    );
    expect(text).toContain('spec:   openapi "../specs/medusa.json"');
    expect(text).toContain('spec:   openapi "../specs/salesforce.yaml"');
  });

  test("which checks, is formatted, and whose test passes", () => {
    expect(integ(home, ["check", "my-shop/myShop.integ"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ok: \d+ proved/u) });
    expect(integ(home, ["fmt", "--check", "my-shop/myShop.integ"])).toMatchObject({ code: 0 });
    expect(integ(home, ["test", "my-shop/myShop.integ"])).toMatchObject({ code: 0, stdout: expect.stringContaining("1 passed, 0 failed") });
  });

  test("and builds", () => {
    expect(integ(home, ["build", "my-shop/myShop.integ"])).toMatchObject({ code: 0 });
    expect(existsSync(join(home, "my-shop/generated/index.ts"))).toBe(true);
  });

  test("leaves what is there already", () => {
    expect(JSON.parse(readFileSync(join(home, "my-shop/package.json"), "utf8"))).toMatchObject({
      name: "my-shop",
      scripts: { test: "integ test myShop.integ" },
    });
    expect(readFileSync(join(home, "my-shop/.gitignore"), "utf8")).toContain(".integ/");
    mkdirSync(join(home, "own"));
    writeFileSync(join(home, "own/package.json"), "{}");
    expect(integ(home, ["init", "own", "specs/salesforce.yaml"]).code).toBe(0);
    expect(readFileSync(join(home, "own/package.json"), "utf8")).toBe("{}");
    expect(integ(home, ["init", "own", "specs/salesforce.yaml"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("integ add system"),
    });
  });

  test("`integ add system` and `integ map` go on from there", () => {
    cpSync(join(root, "examples/github-slack/specs/github.json"), join(home, "specs/github.json"));
    const added = integ(home, ["add", "system", "github", "specs/github.json", "own/own.integ"]);
    expect(added).toMatchObject({ code: 0, stdout: expect.stringContaining("system github in own/own.integ") });
    expect(integ(home, ["add", "system", "github", "specs/github.json", "own/own.integ"])).toMatchObject({ code: 2 });
    const [, type = ""] =
      /"name": "([A-Za-z]\w*)",\n\s+"kind": "object"/u.exec(integ(home, ["inspect", "specs/github.json", "--types", "--json"]).stdout) ??
      [];
    const mapped = integ(home, ["map", `github.${type}`, "salesforce.ContactCreate", "own/own.integ", "--write", "--name", "toPerson"]);
    expect(mapped).toMatchObject({ code: 0, stdout: expect.stringMatching(/toPerson in own\/own\.integ: \d+ fields? of \d+ mapped/u) });
    expect(integ(home, ["check", "own/own.integ"])).toMatchObject({ code: 0 });
    const printed = integ(home, ["map", "salesforce.Contact", "salesforce.AccountCreate", "own/own.integ"]);
    expect(printed.stdout).toMatch(/^map toAccountCreate\(contact: salesforce\.Contact\) -> salesforce\.AccountCreate \{\n {2}Name: /u);
    expect(integ(home, ["map", "salesforce.Contct", "salesforce.AccountCreate", "own/own.integ"])).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringContaining("Did you mean `salesforce.Contact`?"),
    });
  });

  test("says what it cannot use", () => {
    writeFileSync(join(home, "page.json"), "<html></html>");
    expect(integ(home, ["init", "x", "page.json"])).toMatchObject({ code: 2, stderr: expect.stringContaining("it is a web page") });
    expect(existsSync(join(home, "x"))).toBe(false);
    expect(integ(home, ["add"])).toMatchObject({ code: 2, stderr: expect.stringContaining("integ add system") });
    expect(integ(home, ["add", "system", "--help"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("integ add system NAME DESCRIPTION [FILE]"),
    });
    expect(integ(home, ["map", "a.b", "c.d"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("no `.integ` program in this folder"),
    });
  });
});

test("where no flow goes from one to the other, the program says why", () => {
  const file = (paths: object): string =>
    JSON.stringify({ openapi: "3.1.0", info: { title: "A", version: "1" }, paths, components: { schemas: { Pet: pet } } });
  const pet = { type: "object", properties: { id: { type: "string" }, name: { type: "string" }, tag: { type: "string" } } };
  const json = (schema: object): object => ({ content: { "application/json": { schema } } });
  const ref = { $ref: "#/components/schemas/Pet" };
  const host = createMemoryHost({
    "/pets.json": file({
      "/pets": { get: { operationId: "listPets", responses: { "200": { description: "", ...json({ type: "array", items: ref }) } } } },
    }),
    "/tags.json": file({
      "/invoices": {
        post: {
          operationId: "createInvoice",
          requestBody: json({ type: "object", properties: { total: { type: "number" } } }),
          responses: {},
        },
      },
    }),
  });
  const systems = ["pets", "tags"].map((name) => ({ name, description: `${name}.json` }));
  const start = proposeStart({ host, entry: "/p.integ", name: "trial", systems });
  expect(start).toMatchObject({
    why: [
      "What pets has (`Pet`) is nothing that tags makes (`createInvoice`).",
      "tags describes no event, and no record that a flow could begin with.",
    ],
  });
  expect(start.kind === "started" && start.text).toMatch(
    /\n\/\/ No flow is proposed:\n\/\/ - What pets has .*\n\/\/ - tags describes .*\n$/u,
  );
});

test("what a description names as an event is what a flow begins with", () => {
  const payload = {
    type: "object",
    required: ["action", "issue"],
    properties: {
      action: { const: "opened" },
      issue: { type: "object", required: ["title"], properties: { title: { type: "string" } } },
      sender: { type: "string" },
    },
  };
  const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/Hook" } } } };
  const task = { type: "object", required: ["title"], properties: { title: { type: "string" }, list_id: { type: "string" } } };
  const host = createMemoryHost({
    "/desk.json": JSON.stringify({
      openapi: "3.1.0",
      info: { title: "Desk", version: "1" },
      webhooks: { "issue-closed": { post: { requestBody: body } }, "issue-opened": { post: { requestBody: body } } },
      components: { schemas: { Hook: payload } },
    }),
    "/list.json": JSON.stringify({
      openapi: "3.1.0",
      info: { title: "List", version: "1" },
      paths: {
        "/tasks": {
          post: {
            operationId: "createTask",
            parameters: [{ name: "Accept", in: "header", required: true, schema: { type: "string" } }],
            requestBody: { content: { "application/json": { schema: task } } },
            responses: { "422": { description: "" } },
          },
        },
      },
    }),
  });
  const systems = ["desk", "list"].map((name) => ({ name, description: `${name}.json` }));
  const start = proposeStart({ host, entry: "/p.integ", name: "trial", systems });
  if (start.kind !== "started") throw new Error(start.kind);
  expect(start.text).toContain('event `issue-opened` = body when body.action == "opened"');
  expect(start.text).toContain("title: hook.issue.title // 0.");
  expect(start.text).toContain(
    "flow issueOpened {\n  on: desk.`issue-opened` as hook\n\n  list.createTask(body: toTask(hook))\n    on 422 => deadLetter\n}",
  );
});

const specs = specsFolder();

test.skipIf(specs === undefined)("over pairs of real descriptions, it checks, builds, and its test is right", async () => {
  const folder = specs ?? "";
  const host = createNodeHost(folder, { INTEG_CACHE: join(home, "cache") });
  const entry = join(folder, "p.integ");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:json|ya?ml)$/u.test(file) && !file.includes("pairs/"))
    .sort()
    .filter((file) => {
      const loaded = loadContract(host, join(folder, file));
      return !("failure" in loaded) && loaded.contract.format !== "json-schema";
    });
  const wrong: string[] = [];
  let flows = 0;
  // Each with the one seven places on: from the small to the large, and from each vendor to another.
  for (const [index, first] of files.entries()) {
    const pair = [first, files[(index + 7) % files.length] ?? first];
    const names = systemNames(pair, ["", ""]);
    const start = proposeStart({
      host,
      entry,
      name: "trial",
      systems: pair.map((description, each) => ({ name: names[each] ?? "", description })),
    });
    if (start.kind !== "started") throw new Error(JSON.stringify(start));
    const check = (text: string) => createWorkspace(withBuffer(host, entry, text)).check(entry);
    const checked = check(start.text);
    for (const { severity, message } of checked.diagnostics) if (severity === "error") wrong.push(`${pair}: ${message}`);
    if (checked.program === undefined) wrong.push(`${pair}: it cannot be built`);
    else expect((await generate(checked.program, "p.integ")).length).toBeGreaterThan(0);
    if (start.flow?.example === undefined || checked.program === undefined) continue;
    flows++;
    const map = await mapOf(checked.program, start.flow.map);
    if (map === undefined) wrong.push(`${pair}: no map`);
    else {
      const result = map.run(start.flow.example);
      map.dispose();
      const tested = check(withDeclaration(start.text, "TestDeclaration", exampleTest(start.flow.map, start.flow.example, result)));
      if (tested.program === undefined) wrong.push(`${pair}: ${tested.diagnostics.map(({ message }) => message)}`);
    }
  }
  expect(files.length).toBeGreaterThan(20);
  expect(flows).toBeGreaterThan(4);
  expect(wrong).toEqual([]);
});
