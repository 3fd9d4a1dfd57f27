import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runMutated } from "../support/mutated.ts";
import { expressionMutants, readingMutants } from "./mutants.ts";

/*
 * The properties of expressions.test.ts and passed-on.test.ts are only worth something if they find a rule that is broken: each
 * mutant is one change of one rule in a copy of the compiler. It takes minutes: with CI=true, or with MUTANTS=1.
 */
const isAsked = process.env["CI"] !== undefined || process.env["MUTANTS"] !== undefined;

describe.skipIf(!isAsked)("a broken rule is found", () => {
  let folder = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "integ-mutants-"));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(expressionMutants.map((mutant, index) => ({ ...mutant, index })))(
    "of expressions: $name",
    async ({ index, ...mutant }) => {
      const script = (copy: string): string => `
const { checkExpressions } = await import(${JSON.stringify(`${copy}test/soundness/check-expressions.ts`)});
for (let seed = 1; seed <= 40; seed++) {
  const { violation } = await checkExpressions(1, seed);
  if (violation !== undefined) { console.log(violation); break; }
}`;
      expect(await runMutated(join(folder, `e${index}`), mutant, script)).not.toBe("");
    },
    300_000,
  );

  it.each(readingMutants.map((mutant, index) => ({ ...mutant, index })))(
    "of what is passed on: $name",
    async ({ index, ...mutant }) => {
      const script = (copy: string): string => `
const { checkPassedOn } = await import(${JSON.stringify(`${copy}test/soundness/check-passed-on.ts`)});
for (let seed = 1; seed <= 40; seed++) {
  const { violation } = await checkPassedOn(1, seed);
  if (violation !== undefined) { console.log(violation); break; }
}`;
      expect(await runMutated(join(folder, `r${index}`), mutant, script)).not.toBe("");
    },
    300_000,
  );
});
