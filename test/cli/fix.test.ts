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

  test("mends one habit after the other, also where the first one hides the next; a check says that it would", () => {
    const text = `integration example "1.0.0"

type Order = { number: int; note?: String }

map isFirst(o: Order): boolean = o.number === 1 and o.note != undefined

test isFirst "one" { given { number: 1, note: "a" } expect true }
`;
    writeFileSync(join(folder, "a.integ"), text);
    expect(integ(folder, ["check"]).stdout).toContain("2 errors; `--fix` mends what is certain");
    expect(integ(folder, ["check", "--fix"]).stdout).not.toContain("error");
    const after = readFileSync(join(folder, "a.integ"), "utf8");
    expect(after).toContain("type Order = { number: integer, note?: string }");
    expect(after).toContain("map isFirst(o: Order) -> boolean = o.number == 1 && o.note != null");
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

  test("leaves no more errors than before, but those that nobody saw while the text was not understood", () => {
    const hidden = (fields: string): string =>
      `import { shop, crm } from "./systems.integ"\n\nintegration example "1.0.0"\n\nmap m(o: shop.Order) -> crm.Contact {\n  lastName: 'Doe'\n${fields}}\n`;
    expect(fixProgram(check(hidden("  email: o.a\n"))).texts.get(entry)).toContain('lastName: "Doe"');
    const mended = fixProgram(check(hidden("  email: o.a\n  phone: o.b\n  stage: o.c\n")));
    expect(mended.applied.map(({ title }) => title)).toEqual(["Write double quotes"]);
    expect(check(mended.texts.get(entry) ?? "").diagnostics.filter(({ code }) => code.startsWith("INTEG1"))).toEqual([]);
  });

  test("what is not certain is left alone", () => {
    const { texts, applied } = fixProgram(
      check('import { shop } from "./systems.integ"\n\nintegration example "1.0.0"\n\nmap m(o: shop.Order) -> string = o.custmer.name\n'),
    );
    expect(applied).toEqual([]);
    expect(texts.size).toBe(0);
  });
});
