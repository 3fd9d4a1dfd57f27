import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { generate } from "../../src/codegen/generate.ts";
import type { Program } from "../../src/program/program.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { integ } from "../support/command.ts";
import { typeCheck } from "../support/type-check.ts";

/*
 * A program of maps alone that has every part of the language which they are written in: tables both ways, recursion,
 * configuration, maps of other files, and standard functions of every family. Its own tests run as generated code.
 */
const folder = resolve(import.meta.dirname, "expressions");
const source = join(folder, "expressions.integ");

function programOf(file: string): Program {
  const { program, diagnostics } = createWorkspace(createNodeHost(folder, process.env)).check(file);
  if (program === undefined) throw new Error(diagnostics.map((each) => each.message).join("\n"));
  return program;
}

describe("maps as generated code", () => {
  test("do what their tests expect", () => {
    const scratch = mkdtempSync(join(tmpdir(), "integ-expressions-"));
    const { code, stdout } = integ(scratch, ["test", source]);
    expect(stdout).toContain(`${programOf(source).tests.length} passed, 0 failed`);
    expect(code).toBe(0);
    rmSync(scratch, { recursive: true });
  });

  test("type-check under strict flags, and make nothing any", async () => {
    const scratch = mkdtempSync(join(tmpdir(), "integ-expressions-"));
    const files = await generate(programOf(source), "expressions.integ");
    for (const each of files) writeFileSync(join(scratch, each.path), each.text);
    expect(typeCheck(scratch, { noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, verbatimModuleSyntax: true })).toBe("");
    for (const each of files.filter((one) => one.path.endsWith(".ts"))) expect(each.text, each.path).not.toMatch(/: any|<any>|as any/);
    rmSync(scratch, { recursive: true });
  });

  test("refuse a value that is nested too deeply, and go on after it", () => {
    const script = `
      import { generate } from ${JSON.stringify(resolve(import.meta.dirname, "../../src/codegen/generate.ts"))};
      import { loadGenerated } from ${JSON.stringify(resolve(import.meta.dirname, "../../src/cli/load-generated.ts"))};
      const generated = loadGenerated(await generate(${JSON.stringify(programOf(source))}, "expressions.integ"));
      const { down } = await generated.load("maps.ts");
      const nested = (depth) => {
        let node = null;
        for (let level = 0; level < depth; level++) node = { name: String(level), next: node, children: [] };
        return node;
      };
      const attempt = (depth) => {
        try {
          return down(nested(depth)).label;
        } catch (error) {
          return error.constructor.name + ": " + error.message;
        }
      };
      console.log(JSON.stringify([attempt(400), attempt(401), attempt(100000), attempt(400)]));
      generated.dispose();`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
    expect(stderr.replaceAll(/.*(?:Warning|--trace-warnings).*\n/g, "")).toBe("");
    const refusal = "Refusal: the value is nested deeper than 400 levels";
    expect(JSON.parse(stdout)).toEqual(["399", refusal, refusal, "399"]);
  });
});
