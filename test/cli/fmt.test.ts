import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { integ, integWith } from "../support/command.ts";

const loose = "policy  p {\n timeout : 5s,\n   deadline: 2m }\n";
const neat = "policy p {\n  timeout:  5s\n  deadline: 2m\n}\n";
const broken = "policy   q {\n  timeout:\n}\n";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "integ-fmt-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const read = (name: string): string => readFileSync(join(folder, name), "utf8");

describe("integ fmt", () => {
  test("formats files in place and names them, and a second time there is nothing to do", () => {
    write({ "a.integ": loose, "b.integ": neat });
    expect(integ(folder, ["fmt", "a.integ", "b.integ"])).toEqual({ code: 0, stdout: "a.integ\n1 of 2 files formatted\n", stderr: "" });
    expect(read("a.integ")).toBe(neat);
    expect(integ(folder, ["fmt", "a.integ", "b.integ"])).toEqual({ code: 0, stdout: "ok: 2 files\n", stderr: "" });
  });

  test("walks folders, but not those that nobody writes", () => {
    write({ "a.integ": loose, "deep/er/b.integ": loose, "node_modules/c.integ": loose, "generated/d.integ": loose, ".git/e.integ": loose });
    expect(integ(folder, ["fmt"]).stdout).toBe("a.integ\ndeep/er/b.integ\n2 of 2 files formatted\n");
    expect([read("node_modules/c.integ"), read("generated/d.integ"), read(".git/e.integ")]).toEqual([loose, loose, loose]);
  });

  test("--check writes nothing, says where something would change, and ends with 1", () => {
    write({ "a.integ": loose, "b.integ": neat });
    expect(integ(folder, ["fmt", "--check"])).toEqual({
      code: 1,
      stdout: "a.integ: lines 1, 2, 3\n1 of 2 files would change\n",
      stderr: "",
    });
    expect(read("a.integ")).toBe(loose);
    expect(integ(folder, ["fmt", "--check", "b.integ"])).toEqual({ code: 0, stdout: "ok: 1 file\n", stderr: "" });
  });

  test("leaves a declaration with a mistake as it is, formats the others, says so, and ends with 1", () => {
    write({ "a.integ": `${broken}\n${loose}` });
    const { code, stderr } = integ(folder, ["fmt", "a.integ"]);
    expect(code).toBe(1);
    expect(read("a.integ")).toBe(`${broken}\n${neat}`);
    expect(stderr).toBe(
      "a.integ:2:11 INTEG1002 Expected a value after `timeout:`.\ninteg: a declaration of `a.integ` cannot be formatted until that is mended.\n",
    );
  });

  test("leaves a file that cannot be parsed at all as it is", () => {
    const deep = `map a(x: T) -> U   = ${"(".repeat(200)}x${")".repeat(200)}\n`;
    write({ "a.integ": deep });
    const { code, stderr } = integ(folder, ["fmt", "a.integ"]);
    expect(code).toBe(1);
    expect(read("a.integ")).toBe(deep);
    expect(stderr).toContain("INTEG1005");
    expect(stderr).toContain("`a.integ` cannot be formatted until that is mended.");
  });

  test("reads standard input and writes standard output", () => {
    expect(integWith(folder, ["fmt", "--stdin"], loose)).toEqual({ code: 0, stdout: neat, stderr: "" });
    expect(integWith(folder, ["fmt", "--stdin", "--check"], loose)).toMatchObject({ code: 1, stdout: "standard input would change\n" });
    expect(integWith(folder, ["fmt", "--stdin"], broken)).toMatchObject({ code: 1, stdout: broken });
  });

  test("ends with 2 where a file cannot be read, and still formats the others", () => {
    write({ "a.integ": loose });
    writeFileSync(join(folder, "bytes.integ"), new Uint8Array([0x70, 0xff, 0xfe, 0x0a]));
    const { code, stderr } = integ(folder, ["fmt", "nothing.integ", "bytes.integ", "a.integ"]);
    expect(code).toBe(2);
    expect(stderr).toBe("integ: `nothing.integ` cannot be read.\ninteg: `bytes.integ` is not UTF-8 text.\n");
    expect(read("a.integ")).toBe(neat);
    expect([...readFileSync(join(folder, "bytes.integ"))]).toEqual([0x70, 0xff, 0xfe, 0x0a]);
  });

  test("leaves out the byte order mark, and ends lines with line feeds", () => {
    write({ "a.integ": `\ufeff${neat.replaceAll("\n", "\r\n")}` });
    expect(integ(folder, ["fmt", "a.integ"]).code).toBe(0);
    expect(read("a.integ")).toBe(neat);
  });
});
