import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { JsonReport } from "../../src/diagnostics/render/json.ts";
import { integ, startInteg } from "../support/command.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "integ-cli-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("wrong use ends with 2, in one line without a stack", () => {
  test.each([
    [["chek"], "Did you mean `check`?"],
    [["check"], "There is no `.integ` program in this folder: name one, or begin one with `integ init`."],
    [["check", "."], "There is no `.integ` program in `.`"],
    [["explain"], "needs the code of a diagnostic"],
    [["check", "a", "b"], "`b` is one too many"],
    [["assignable", "a"], "needs the schema that it is held against"],
    [["assignable", "a", "b", "c"], "takes SOURCE and TARGET, and `c` is one too many"],
    [["check", "--fromat", "json", "a.integ"], "Did you mean `--format`?"],
    [["check", "--format", "xml", "a.integ"], "`pretty` or `json`"],
    [["check", "a.integ", "--format"], "needs a value"],
    [["run", "a.integ", "--port", "many"], "number from 0"],
    [["--nothing"], "no option `--nothing`"],
    [["explain", "INTEG30004"], "Did you mean `INTEG3004`?"],
    [["explain", "nonsense"], "no diagnostic"],
  ])("integ %j", (args, words) => {
    const { code, stdout, stderr } = integ(folder, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("help", () => {
  test("names all commands", () => {
    const { code, stdout } = integ(folder, ["--help"]);
    expect(code).toBe(0);
    for (const name of ["check", "build", "fmt", "run", "dev", "replay", "test", "inspect", "assignable", "explain", "init"])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, "m"));
  });

  test("of a command has its options and examples", () => {
    const { code, stdout } = integ(folder, ["build", "--help"]);
    expect(code).toBe(0);
    expect(stdout).toContain("--watch");
    expect(stdout).toMatch(/Examples\n {2}integ build/);
    expect(stdout).toMatch(/Exit status\n {2}0 {2}all is fine/);
    expect(integ(folder, ["assignable", "--help"]).stdout).toContain("1  never, sometimes, or not decided");
    expect(integ(folder, ["help", "build"]).stdout).toBe(stdout);
  });

  test("without a command it is wrong use", () => {
    expect(integ(folder, []).code).toBe(2);
  });

  test("the version is the package's", () => {
    const manifest: { readonly version: string } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));
    expect(integ(folder, ["--version"])).toMatchObject({ code: 0, stdout: `${manifest.version}\n` });
  });
});

describe("a program that is not named", () => {
  test("is the only one of the folder that one stands in, or of the one that is named", () => {
    mkdirSync(join(folder, "billing"));
    writeFileSync(join(folder, "billing/only.integ"), 'integration only "1.0.0"\n');
    expect(integ(folder, ["check", "billing"])).toMatchObject({ code: 0, stdout: expect.stringContaining("ok") });
    expect(integ(join(folder, "billing"), ["check"])).toMatchObject({ code: 0, stdout: expect.stringContaining("ok") });
  });

  test("is asked for where there are several", () => {
    for (const name of ["a", "b"]) writeFileSync(join(folder, `${name}.integ`), `integration ${name} "1.0.0"\n`);
    expect(integ(folder, ["build"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("There are 2 programs in this folder: name one of `a.integ`, `b.integ`."),
    });
  });
});

describe("input that cannot be read ends with 2", () => {
  test.each([
    ["is missing", undefined, "INTEG9001"],
    ["is binary", new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), "INTEG1007"],
    ["is UTF-16", new Uint8Array([0xff, 0xfe, 0x69, 0]), "INTEG9003"],
  ])("a program that %s", (_, bytes, expected) => {
    if (bytes !== undefined) writeFileSync(join(folder, "a.integ"), bytes);
    const pretty = integ(folder, ["check", "a.integ"]);
    expect(pretty.code).toBe(2);
    expect(pretty.stdout).toContain(expected);
    expect(pretty.stdout + pretty.stderr).not.toMatch(/^\s+at /m);
    const report: JsonReport = JSON.parse(integ(folder, ["check", "a.integ", "--format", "json"]).stdout);
    expect(report.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([expected]);
  });

  test.each([
    ["is HTML", "<!doctype html><title>Docs</title>"],
    ["is empty", ""],
    ["is cut off", '{"openapi": "3.0.0", "paths": {'],
    ["is something else", '{"hello": "world"}'],
  ])("a description that %s", (_, text) => {
    writeFileSync(join(folder, "api.json"), text);
    const { code, stdout, stderr } = integ(folder, ["inspect", "api.json"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("INTEG4100");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test("problems are written as SARIF for what scans code", () => {
  writeFileSync(join(folder, "a.integ"), 'integration a "1.0.0"\n\ntable t { "a": 1, "a": 2 }\n');
  const { code, stdout } = integ(folder, ["check", "a.integ", "--format", "sarif"]);
  expect(code).toBe(1);
  const [result] = JSON.parse(stdout).runs[0].results;
  expect(result).toMatchObject({
    ruleId: expect.stringMatching(/^INTEG\d{4}$/),
    level: "error",
    locations: [{ physicalLocation: { artifactLocation: { uri: "a.integ" }, region: { startLine: 3 } } }],
  });
  expect(JSON.parse(stdout)).toMatchObject({ version: "2.1.0", runs: [{ tool: { driver: { rules: [{ id: result.ruleId }] } } }] });
});

describe("integ assignable", () => {
  const write = (name: string, schema: unknown): void =>
    writeFileSync(join(folder, name), typeof schema === "string" ? schema : JSON.stringify(schema));

  test.each([
    ["always", 0, { type: "string", maxLength: 5 }, { maxLength: 10 }],
    ["sometimes", 1, { type: "string", maxLength: 10 }, { type: "string", maxLength: 5 }],
    ["never", 1, { type: "integer" }, { type: "string" }],
    ["always", 0, false, { type: "string" }],
  ])("%s ends with %d", (verdict, code, source, target) => {
    write("a.json", source);
    write("b.json", target);
    const result = integ(folder, ["assignable", "a.json", "b.json", "--json"]);
    expect(JSON.parse(result.stdout)).toMatchObject({ verdict, problems: [] });
    expect(result.code).toBe(code);
    expect(integ(folder, ["assignable", "a.json", "b.json"])).toMatchObject({
      code,
      stdout: expect.stringMatching(new RegExp(`^${verdict}: `)),
    });
  });

  test("names the place, the constraint and a value that is refused; parts of a file are named by their pointers", () => {
    const list = (maxLength: number) => ({ type: "object", required: ["a"], properties: { a: { type: "string", maxLength } } });
    write("a.yaml", `$defs:\n  "the order": ${JSON.stringify(list(4))}\n`);
    write("b.json", { openapi: "3.1.0", info: { title: "x", version: "1" }, paths: {}, components: { schemas: { Order: list(3) } } });
    const { stdout } = integ(folder, ["assignable", "a.yaml#/$defs/the%20order", "b.json#/components/schemas/Order", "--format", "json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      verdict: "sometimes",
      constraint: "maxLength 3",
      path: "/a",
      origin: { file: "b.json", pointer: "/components/schemas/Order/properties/a" },
    });
  });

  test("reads a schema with `definitions` as the drafts that had them: beside `$ref` nothing counts", () => {
    const reference = { definitions: { text: { type: "string" } }, properties: { a: { $ref: "#/definitions/text", type: "integer" } } };
    write("a.json", { type: "object", properties: { a: { type: "string" } } });
    write("b.json", reference);
    expect(integ(folder, ["assignable", "a.json", "b.json"]).code).toBe(0);
    write("b.json", { ...reference, $schema: "https://json-schema.org/draft/2020-12/schema" });
    expect(integ(folder, ["assignable", "a.json", "b.json"]).code).toBe(1);
  });

  test("proves nothing with a part that cannot be read", () => {
    write("a.json", { type: "string" });
    write("b.json", { $ref: "#/nowhere" });
    const { code, stdout } = integ(folder, ["assignable", "a.json", "b.json"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^undecided: [\s\S]*b\.json#: `\$ref` leads nowhere/);
  });

  test.each([["c.json"], ["a.json#/nowhere"]])("a schema that is not there ends with 2: %s", (target) => {
    write("a.json", {});
    expect(integ(folder, ["assignable", "a.json", target])).toMatchObject({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("INTEG4100"),
    });
  });
});

test("an empty program is a problem of the program", () => {
  writeFileSync(join(folder, "a.integ"), "");
  expect(integ(folder, ["check", "a.integ"])).toMatchObject({ code: 1, stdout: expect.stringContaining("INTEG9002") });
});

describe("the program that `integ init` writes", () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "integ-init-"));
    expect(integ(home, ["init", "start"]).code).toBe(0);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test("is not written twice", () => {
    expect(integ(home, ["init", "start"])).toMatchObject({ code: 2, stdout: "" });
  });

  test("checks", () => {
    const { code, stdout } = integ(home, ["check", "start/welcome.integ"]);
    expect(stdout).toMatch(/^ok: \d+ proved, \d+ guarded/);
    expect(code).toBe(0);
    const report: JsonReport = JSON.parse(integ(home, ["check", "start/welcome.integ", "--format", "json"]).stdout);
    expect(report.summary).toMatchObject({ errors: 0, warnings: 0 });
    expect(report.guards).toHaveLength(report.summary.guarded);
  });

  test("has tests that pass, and that fail where a map is wrong", () => {
    expect(integ(home, ["test", "start/welcome.integ"])).toMatchObject({ code: 0, stdout: expect.stringContaining("1 passed, 0 failed") });
    const wrong = readFileSync(join(home, "start/welcome.integ"), "utf8").replace("Welcome, $", "Hello, $");
    writeFileSync(join(home, "start/wrong.integ"), wrong);
    const { code, stdout } = integ(home, ["test", "start/wrong.integ"]);
    expect(code).toBe(1);
    expect(stdout).toContain("0 passed, 1 failed");
    expect(stdout).toMatch(/subject +expected "Welcome, Ada"\n +got "Hello, Ada"/);
    const json: { readonly tests: readonly { readonly passed: boolean; readonly differences: readonly unknown[] }[] } = JSON.parse(
      integ(home, ["test", "start/wrong.integ", "--format", "json"]).stdout,
    );
    expect(json.tests).toMatchObject([
      { passed: false, differences: [{ path: "subject", expected: '"Welcome, Ada"', actual: '"Hello, Ada"' }] },
    ]);
  });

  test("builds, writes only what changed, and not over somebody else's files", () => {
    const out = join(home, "out");
    expect(integ(home, ["build", "start/welcome.integ", "--out", "out"])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("index.ts"),
    });
    expect(readdirSync(out)).toContain("index.ts");
    expect(integ(home, ["build", "start/welcome.integ", "--out", "out"]).stdout).toContain("up to date");
    writeFileSync(join(out, "index.ts"), "export {};\n");
    expect(integ(home, ["build", "start/welcome.integ", "--out", "out"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--out"),
    });
    expect(readFileSync(join(out, "index.ts"), "utf8")).toBe("export {};\n");
  });

  test("with a mistake is not built, and the mistake is shown with its line", () => {
    const wrong = readFileSync(join(home, "start/welcome.integ"), "utf8").replace("requester: person.email", "requestr: person.email");
    writeFileSync(join(home, "start/mistake.integ"), wrong);
    const { code, stdout } = integ(home, ["build", "start/mistake.integ", "--out", "nowhere"]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/error INTEG\d{4}/);
    expect(stdout).toContain("requestr: person.email");
    expect(stdout).toContain("nothing was written");
    expect(readdirSync(home)).not.toContain("nowhere");
  });

  test("is built again when it changes", async () => {
    mkdirSync(join(home, "watched"));
    const file = join(home, "watched/welcome.integ");
    const text = readFileSync(join(home, "start/welcome.integ"), "utf8").replace("specs/tickets.yaml", "../start/specs/tickets.yaml");
    writeFileSync(file, text);
    const watching = startInteg(home, ["build", "watched/welcome.integ", "--watch"]);
    try {
      await watching.printed(/wrote +watched\/generated\/webhooks\.ts/);
      writeFileSync(file, text.replace("requester:", "requestr:"));
      await watching.printed(/nothing was written/);
      writeFileSync(file, text.replace("Welcome, $", "Hello, $"));
      await watching.printed(/nothing was written[\s\S]*wrote +watched\/generated\/maps\.ts/);
    } finally {
      await watching.end();
    }
  });

  test("runs, once what it needs is set", async () => {
    const missing = integ(home, ["run", "start/welcome.integ", "--port", "0", "--storage", ":memory:"]);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining("TICKETS_TOKEN") });
    expect(missing.stderr).toContain("SIGNUP_SECRET");
    const running = startInteg(home, ["run", "start/welcome.integ", "--port", "0", "--storage", ":memory:"], {
      TICKETS_TOKEN: "t",
      SIGNUP_SECRET: "whsec_c2VjcmV0",
    });
    const url = /http:\/\/localhost:\d+/.exec(await running.printed(/webhooks of/))?.[0];
    const health = await fetch(`${url}/healthz`);
    expect(await health.json()).toMatchObject({ name: "welcome", status: "ok" });
    expect(await running.end()).toBe(0);
  });

  test("runs against a mock of its system", async () => {
    const running = startInteg(home, ["dev", "start/welcome.integ", "--port", "0"]);
    const printed = await running.printed(/webhooks +http:\S+/);
    expect(printed).toMatch(/tickets +http:\/\/127\.0\.0\.1:\d+/);
    const response = await fetch(/http:\/\/localhost:\d+\/hooks\/signup/.exec(printed)?.[0] ?? "", { method: "POST", body: "{}" });
    expect(response.status).toBe(401);
    await running.printed(/→ \/hooks\/signup +401/);
    expect(await running.end()).toBe(0);
  });
});

describe("integ inspect", () => {
  const description = {
    openapi: "3.0.3",
    info: { title: "Shop \u001b[31m", version: "2" },
    paths: { "/orders": { get: { operationId: "listOrders", responses: {} }, post: { operationId: "createOrder", responses: {} } } },
    components: { schemas: { Order: { type: "object" }, Item: { $ref: "#/components/schemas/Gone" } } },
  };
  beforeEach(() => writeFileSync(join(folder, "shop.json"), JSON.stringify(description)));

  test("counts and lists as data", () => {
    const { code, stdout } = integ(folder, ["inspect", "shop.json", "--format", "json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      format: "openapi-3.0",
      operations: 2,
      types: 2,
      problems: [expect.objectContaining({ kind: "dangling-reference", file: "shop.json" })],
      operationList: [{ name: "listOrders" }, { name: "createOrder" }],
      typeList: [{ name: "Order" }, { name: "Item" }],
    });
  });

  test("shows one list, or what a filter leaves", () => {
    const operations = integ(folder, ["inspect", "shop.json", "--operations", "--filter", "create"]).stdout;
    expect(operations).toContain("createOrder");
    expect(operations).not.toContain("listOrders");
    expect(operations).not.toContain("Types");
    expect(integ(folder, ["inspect", "shop.json", "--types"]).stdout).not.toContain("listOrders");
  });

  test("lets no text of a description command the terminal", () => {
    expect(integ(folder, ["inspect", "shop.json"]).stdout).not.toContain("\u001b");
  });
});

test("colours are for terminals, unless they are asked for", () => {
  writeFileSync(join(folder, "a.integ"), "");
  const escapeSequence = "\u001b[";
  expect(integ(folder, ["check", "a.integ"], { NO_COLOR: "" }).stdout).not.toContain(escapeSequence);
  expect(integ(folder, ["check", "a.integ"], { NO_COLOR: "", FORCE_COLOR: "1" }).stdout).toContain(escapeSequence);
});
