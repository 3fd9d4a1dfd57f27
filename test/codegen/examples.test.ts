import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { generate } from "../../src/codegen/generate.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { typeCheck } from "../support/type-check.ts";

const root = resolve(import.meta.dirname, "../..");
const cache = mkdtempSync(join(tmpdir(), "integ-codegen-"));

function programOf(path: string) {
  const { program, diagnostics } = createWorkspace(createNodeHost(root, { INTEG_CACHE: cache })).check(path);
  if (program === undefined) throw new Error(diagnostics.map((each) => `${each.code} ${each.message}`).join("\n"));
  return program;
}

describe("the examples' generated code", () => {
  for (const example of readdirSync(join(root, "examples"))) {
    const file = readdirSync(join(root, "examples", example)).find((name) => name.endsWith(".integ"));
    if (file === undefined) continue;

    it(`of ${example} is checked in and up to date (npm run generate writes it)`, async () => {
      const files = await generate(programOf(join(root, "examples", example, file)), file);
      const folder = join(root, "examples", example, "generated");
      expect(readdirSync(folder).sort()).toEqual(files.map((each) => each.path).sort());
      for (const each of files) expect(readFileSync(join(folder, each.path), "utf8"), each.path).toBe(each.text);
    });

    it(`of ${example} type-checks under strict flags, without any`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "integ-types-"));
      const files = await generate(programOf(join(root, "examples", example, file)), file);
      for (const each of files) writeFileSync(join(folder, each.path), each.text);
      expect(typeCheck(folder, {})).toBe("");
      expect(
        typeCheck(folder, {
          noUncheckedIndexedAccess: true,
          exactOptionalPropertyTypes: true,
          verbatimModuleSyntax: true,
          erasableSyntaxOnly: true,
        }),
      ).toBe("");
      for (const each of files.filter((one) => one.path.endsWith(".ts")))
        expect(each.text, each.path).not.toMatch(/\bany\b(?! )|: any|<any>|as any/);
      rmSync(folder, { recursive: true });
    });
  }
});

const hostileNames = [
  '"); process.exit(1); ("',
  "*/ alert(1) /*",
  "__proto__",
  "constructor",
  "`${process.exit(1)}`",
  "</script>",
  "\u2028line",
  "then",
  "class",
  "0day",
  "a-b c",
  "",
  "\ud800",
];

describe("hostile descriptions", () => {
  it("never become code: names and texts are escaped", async () => {
    const properties = Object.fromEntries(
      hostileNames.map((name) => [name, { type: "string", description: `${name} */ process.exit(1) /* @internal` }]),
    );
    const description = {
      openapi: "3.1.0",
      info: { title: '*/ process.exit(1); //"', version: "1" },
      servers: [{ url: "https://x.example" }],
      paths: {
        "/things/`${process.exit(1)}`/{id}": {
          post: {
            operationId: "evil",
            summary: "*/ process.exit(1) /*",
            parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
            requestBody: { required: true, content: { "application/json": { schema: { $ref: "#/components/schemas/Evil" } } } },
            responses: { 200: { description: "x", content: { "application/json": { schema: { $ref: "#/components/schemas/Evil" } } } } },
          },
        },
      },
      components: { schemas: { Evil: { type: "object", properties } } },
    };
    const fields = hostileNames
      .filter((name) => name !== "\ud800")
      .map((name) => `    ${JSON.stringify(name).replaceAll("$", "\\$")}: "x"`);
    const source = `integration evil "1.0.0"\nsystem s { spec: openapi "evil.json"\n operation evil { idempotent: true }\n webhooks "/h" { verify: none\n id: body.id\n event e: Evil = body } }\nmap m(c: s.Evil) -> s.Evil {\n${fields.join("\n")}\n}\nflow f { on: s.e as c\n let r = s.evil(id: "1", body: m(c))\n s.evil(id: r["class"] ?? "2", body: m(r)) }\n`;
    const host = createMemoryHost({ "/p/evil.json": JSON.stringify(description), "/p/evil.integ": source });
    const { program, diagnostics } = createWorkspace(host).check("/p/evil.integ");
    expect(diagnostics.filter((each) => each.severity === "error").map((each) => each.message)).toEqual([]);
    if (program === undefined) throw new Error("no program");
    const folder = mkdtempSync(join(tmpdir(), "integ-evil-"));
    const files = await generate(program, "evil.integ");
    for (const each of files) writeFileSync(join(folder, each.path), each.text);
    expect(typeCheck(folder, {})).toBe("");
    for (const each of files) {
      // Outside of comments and strings, nothing of the description's texts is left.
      const code = each.text.replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g, "");
      expect(code, each.path).not.toContain("process");
      expect(code, each.path).not.toContain("alert(");
    }
    rmSync(folder, { recursive: true });
  });
});
