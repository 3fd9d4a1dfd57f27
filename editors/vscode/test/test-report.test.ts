import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { integ } from "../../../test/support/command.ts";
import { readReport } from "../src/test-report.ts";

const program = resolve(import.meta.dirname, "../../../examples/medusa-salesforce/medusa-salesforce.integ");

describe("what the test view reads of `integ test --json`", () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), "integ-vscode-"));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  test("one test, run by its name", () => {
    const { tests, problem } = readReport(integ(home, ["test", program, "--json", "--only", "quoted: leaves nothing that ends the text"]));
    expect(problem).toBeUndefined();
    expect(tests).toEqual([
      { name: "quoted: leaves nothing that ends the text", problem: undefined, expected: undefined, actual: undefined },
    ]);
  });

  test("what differs, side by side", () => {
    writeFileSync(
      join(home, "wrong.integ"),
      `integration wrong "1.0.0" { owner: "a@example.com" }
map full(p: { name: string }) -> { first: string, last: string } { first: p.name, last: p.name }
test full "parts" { given { name: "Ada" } expect { first: "Ada", last: "Lovelace" } }
`,
    );
    const { tests } = readReport(integ(home, ["test", "wrong.integ", "--json"]));
    expect(tests).toEqual([{ name: "full: parts", problem: "one value differs", expected: 'last: "Lovelace"', actual: 'last: "Ada"' }]);
  });

  test("a program with a mistake", () => {
    writeFileSync(join(home, "broken.integ"), 'integration broken "1.0.0" { owner: nobody }\n');
    const { tests, problem } = readReport(integ(home, ["test", "broken.integ", "--json"]));
    expect(tests).toEqual([]);
    expect(problem).toMatch(/^INTEG\d{4}: /);
  });

  test("no such test, which the command says on the other stream", () => {
    expect(readReport(integ(home, ["test", program, "--json", "--only", "quotd"])).problem).toContain("Did you mean `quoted`?");
  });

  test("no result at all", () => {
    expect(readReport({ stdout: "", stderr: "" }).problem).toContain("without a result");
  });
});
