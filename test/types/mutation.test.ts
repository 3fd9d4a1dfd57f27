import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runMutated } from "../support/mutated.ts";
import { mutants } from "./mutants.ts";

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
    async ({ index, ...mutant }) => {
      const script = (
        copy: string,
      ): string => `const { checkSoundness } = await import(${JSON.stringify(`${copy}test/support/soundness.ts`)});
for (let seed = 1; seed <= 30; seed++) {
  const { violation } = checkSoundness(400, seed, 40);
  if (violation !== undefined) { console.log(violation); break; }
}`;
      expect(await runMutated(join(folder, String(index)), { ...mutant, file: `types/${mutant.file}` }, script)).not.toBe("");
    },
    300_000,
  );
});
