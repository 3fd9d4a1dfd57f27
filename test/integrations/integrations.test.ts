import { copyFileSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { generate } from "../../src/codegen/generate.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { integ } from "../support/command.ts";
import { specsFolder } from "../support/specs.ts";
import { typeCheck } from "../support/type-check.ts";

/*
 * Real integrations: those of `examples`, and those whose descriptions may not be shipped and are read from the corpus. What a
 * mapping that is obviously right needs is to be proved, and nothing that is right may be refused.
 */
const root = resolve(import.meta.dirname, "../..");
const specs = specsFolder();
const folder = mkdtempSync(join(tmpdir(), "integ-integrations-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
if (specs !== undefined) symlinkSync(specs, join(folder, "specs"));

function check(path: string) {
  const { program, diagnostics } = createWorkspace(createNodeHost(root, { INTEG_CACHE: join(folder, "cache") })).check(path);
  expect(diagnostics.map(({ code, severity, message }) => `${code} ${severity} ${message}`)).toEqual([]);
  if (program === undefined) throw new Error("no program");
  return program;
}

/** The share of the targets' constraints that are proved; printed, because it is the measure. */
function share(name: string, { proved, guarded }: { readonly proved: number; readonly guarded: number }): number {
  const part = proved / (proved + guarded);
  process.stdout.write(`${name}: ${proved} proved, ${guarded} guarded, ${(part * 100).toFixed(1)} % proved\n`);
  return part;
}

describe("the examples", () => {
  it.each(["github-slack", "medusa-salesforce", "salesforce-twilio"])("%s: at least 90 % of what the targets ask is proved", (name) => {
    expect(share(name, check(join(root, "examples", name, `${name}.integ`)).counts)).toBeGreaterThanOrEqual(0.9);
  });
});

describe.skipIf(specs === undefined)("integrations over descriptions that are not shipped", () => {
  for (const file of readdirSync(import.meta.dirname)) {
    if (/\.(integ|json)$/u.test(file)) copyFileSync(join(import.meta.dirname, file), join(folder, file));
    if (!file.endsWith(".integ")) continue;
    const path = join(folder, file);

    it(`${file}: at least 90 % of what the targets ask is proved, and nothing that is right is refused`, () => {
      expect(share(file, check(path).counts)).toBeGreaterThanOrEqual(0.9);
    });

    it(`${file}: its tests pass, and its generated code type-checks under strict flags`, async () => {
      expect(integ(folder, ["test", file])).toMatchObject({ code: 0, stdout: expect.stringContaining(" 0 failed") });
      const output = mkdtempSync(join(folder, "types-"));
      for (const each of await generate(check(path), file)) writeFileSync(join(output, each.path), each.text);
      expect(typeCheck(output, { noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true })).toBe("");
    });
  }
});
