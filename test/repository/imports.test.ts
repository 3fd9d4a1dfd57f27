import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const depcruise = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");

/** The names of the rules that a tree breaks. */
function brokenRules(folder: string, parts: readonly string[]): string[] {
  const { stdout } = spawnSync(
    process.execPath,
    [depcruise, "--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", ...parts],
    {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1e9,
    },
  );
  const {
    summary,
  }: {
    readonly summary: {
      readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string; readonly to: string }[];
    };
  } = JSON.parse(stdout);
  return [...new Set(summary.violations.map(({ rule }) => rule.name))].sort();
}

describe("import directions", () => {
  test("the source keeps them", () => {
    expect(brokenRules(root, ["src", "runtime/src"])).toEqual([]);
  });

  describe("are noticed where they are broken:", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "integ-imports-"));
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", dependencies: { chevrotain: "*", "ts-morph": "*" } }));
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    test.each([
      ["contract-imports", { "src/contract/a.ts": 'import "../syntax/b.ts";', "src/syntax/b.ts": "" }],
      ["types-imports", { "src/types/a.ts": 'import type { B } from "../syntax/b.ts";', "src/syntax/b.ts": "export type B = 1;" }],
      ["source-imports", { "src/source/a.ts": 'import "../diagnostics/b.ts";', "src/diagnostics/b.ts": "" }],
      ["nothing-imports-the-command-line", { "src/workspace/a.ts": 'import "../cli/b.ts";', "src/cli/b.ts": "" }],
      ["only-the-command-line-reads-all", { "src/elsewhere/a.ts": 'import "../source/b.ts";', "src/source/b.ts": "" }],
      ["the-runtime-stands-alone", { "runtime/src/a.ts": 'import "../../src/source/b.ts";', "src/source/b.ts": "" }],
      ["functions-only", { "src/checker/a.ts": 'import "../../runtime/src/b.ts";', "runtime/src/b.ts": "" }],
      ["chevrotain-in-the-parser", { "src/checker/a.ts": 'import "chevrotain";' }],
      ["ts-morph-in-codegen", { "src/cli/a.ts": 'import "ts-morph";' }],
      ["disk-through-the-host", { "src/contract/a.ts": 'import { readFileSync } from "node:fs";' }],
      [
        "no-cycles",
        {
          "src/types/a.ts": 'import type { B } from "./b.ts";\nexport type A = B;',
          "src/types/b.ts": 'import type { A } from "./a.ts";\nexport type B = A;',
        },
      ],
    ])("%s", (rule, files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const parts = [...new Set(Object.keys(files).map((path) => (path.startsWith("runtime/") ? "runtime/src" : "src")))];
      expect(brokenRules(folder, parts)).toContain(rule);
    });
  });
});
