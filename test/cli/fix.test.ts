import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { ShownFix } from "../../src/cli/fix.ts";
import { fixProgram } from "../../src/workspace/fix-program.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { integ } from "../support/command.ts";
import { besideText, entry } from "../support/view.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "integ-fix-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const tables = 'table stages { "open": "lead" }\n\ntable colours { "red": "r" }\n\ntable sizes { "l": "large" }\n';
const program = `import { colours, stages, sizes } from "./tables.integ"

integration example "1.0.0"

type Order = { id: string, note: string }

map label(o: Order) -> string = (stages[o.id] ?? o.note) ?? "none"
`;

describe("integ check --fix", () => {
  test("mends what is certain in the files, says what, and checks what is left", () => {
    writeFileSync(join(folder, "tables.integ"), tables);
    writeFileSync(join(folder, "a.integ"), program);
    const { code, stdout } = integ(folder, ["check", "a.integ", "--fix"]);
    expect(stdout).toContain("mended  a.integ:7  Remove the default");
    expect(stdout).toContain("mended  a.integ:1  Remove it");
    expect(code).toBe(0);
    const after = readFileSync(join(folder, "a.integ"), "utf8");
    expect(after).toContain('import { stages } from "./tables.integ"\n');
    expect(after).toContain("= (stages[o.id] ?? o.note)\n");
    expect(readFileSync(join(folder, "tables.integ"), "utf8")).toBe(tables);
  });

  test("says so where there is nothing, and changes nothing", () => {
    const text = 'integration example "1.0.0"\n\nmap a(b: string) -> string = c\n';
    writeFileSync(join(folder, "a.integ"), text);
    const { code, stdout } = integ(folder, ["check", "a.integ", "--fix"]);
    expect(stdout).toContain("Nothing was changed");
    expect(code).toBe(1);
    expect(readFileSync(join(folder, "a.integ"), "utf8")).toBe(text);
  });

  test("as data", () => {
    writeFileSync(join(folder, "tables.integ"), tables);
    writeFileSync(join(folder, "a.integ"), program);
    const { stdout } = integ(folder, ["check", "a.integ", "--fix", "--json"]);
    const report: { readonly fixed: readonly ShownFix[]; readonly diagnostics: readonly unknown[] } = JSON.parse(stdout);
    expect(report.fixed.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(["a.integ:0", "a.integ:0", "a.integ:6"]);
    expect(report.diagnostics).toMatchObject([{ code: "INTEG2054" }]);
  });
});

describe("mending a program", () => {
  const check = (text: string) => createWorkspace(createMemoryHost({ ...besideText, [entry]: text })).check(entry);

  test("never leaves more errors than before", () => {
    // As long as a text is not understood, nothing is said of what stands around it.
    const hidden = (fields: string): string =>
      `import { shop, crm } from "./systems.integ"\n\nintegration example "1.0.0"\n\nmap m(o: shop.Order) -> crm.Contact {\n  lastName: 'Doe'\n${fields}}\n`;
    expect(fixProgram(check(hidden("  email: o.a\n"))).texts.get(entry)).toContain('lastName: "Doe"');
    expect(fixProgram(check(hidden("  email: o.a\n  phone: o.b\n  stage: o.c\n"))).texts.size).toBe(0);
  });

  test("what is not certain is left alone", () => {
    const { texts, applied } = fixProgram(
      check('import { shop } from "./systems.integ"\n\nintegration example "1.0.0"\n\nmap m(o: shop.Order) -> string = o.custmer.name\n'),
    );
    expect(applied).toEqual([]);
    expect(texts.size).toBe(0);
  });
});
