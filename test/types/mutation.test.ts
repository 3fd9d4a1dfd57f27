import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mutants } from "./mutants.ts";

const root = resolve(import.meta.dirname, "../..");

/*
 * The property of soundness.test.ts is only worth something if it finds a rule that is broken. Each mutant is one change of
 * one rule in a copy of the compiler, where the same property has to find a violation. It takes minutes: with CI=true, or with
 * MUTANTS=1.
 */
describe.skipIf(process.env["CI"] === undefined && process.env["MUTANTS"] === undefined)("a broken rule of assignability is found", () => {
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "integ-mutants-"));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(mutants.map((mutant, index) => ({ ...mutant, index })))(
    "$name",
    async ({ file, from, to, index }) => {
      const copy = join(folder, String(index));
      for (const part of ["src", "test/support", "package.json"]) cpSync(join(root, part), join(copy, part), { recursive: true });
      symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
      const place = join(copy, "src/types", file);
      const text = readFileSync(place, "utf8");
      expect(text.split(from).length - 1, "the mutated text stands there once").toBe(1);
      writeFileSync(
        place,
        text.replace(from, () => to),
      );
      expect(await violationIn(copy)).not.toBe("");
      rmSync(copy, { recursive: true });
    },
    300_000,
  );
});

/** What the property finds in a copy of the compiler; the empty text where it finds nothing. */
function violationIn(copy: string): Promise<string> {
  const script = `import { checkSoundness } from ${JSON.stringify(join(copy, "test/support/soundness.ts"))};
for (let seed = 1; seed <= 30; seed++) {
  const { violation } = checkSoundness(400, seed, 40);
  if (violation !== undefined) { console.log(violation); break; }
}`;
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: copy, stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
    });
    child.on("error", fail);
    child.on("close", (code) => (code === 0 ? done(output) : fail(new Error(`the property ended with ${code}`))));
  });
}
