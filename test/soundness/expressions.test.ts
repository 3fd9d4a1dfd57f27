import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { admitsAbsence } from "../../src/types/join.ts";
import { typeCheck } from "../support/type-check.ts";
import { checkExpressions, expressionsEach, hasAbsentItems, prelude, schemaOf, valuesEach } from "./check-expressions.ts";
import { compileExpressions } from "./compile.ts";
import { createRandom } from "./random.ts";
import { randomDescription } from "./random-description.ts";
import { ExpressionMaker } from "./random-expression.ts";

/*
 * Whatever the checker says of the type of an expression, the generated code keeps: random expressions over random
 * descriptions are compiled and run on values that fit, and what they give is held against the claimed type by ajv.
 * `INTEG_SOUNDNESS_ROUNDS` and `INTEG_SOUNDNESS_SEED` are for long runs.
 */
const rounds = Number(process.env["INTEG_SOUNDNESS_ROUNDS"] ?? 3);
const firstSeed = Number(process.env["INTEG_SOUNDNESS_SEED"] ?? 1);
describe("the types of expressions", () => {
  it("hold what the generated code gives", { timeout: 60_000 * rounds }, async () => {
    const { cases, refused, compiled, violation } = await checkExpressions(rounds, firstSeed);
    if (violation !== undefined) throw new Error(violation);
    expect(cases / (rounds * expressionsEach * valuesEach)).toBeGreaterThan(0.4);
    expect(compiled / (rounds * expressionsEach)).toBeGreaterThan(0.5);
    expect(refused / cases).toBeLessThan(0.5);
  });

  it("are proved of themselves, and TypeScript is told what it cannot see", { timeout: 60_000 * rounds }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "integ-soundness-types-"));
    const unproved: string[] = [];
    let problems = "";
    for (let seed = firstSeed; seed < firstSeed + Math.ceil(rounds / 3); seed++) {
      const random = createRandom(seed);
      const description = randomDescription(random);
      const maker = new ExpressionMaker(random, description);
      const sources = Array.from({ length: expressionsEach }, () => maker.any(1 + random.below(3)));
      const free = await compileExpressions(description.schema, sources, prelude);
      const known = free.maps.filter(({ claimed }) => claimed.kind !== "never" && !admitsAbsence(claimed) && !hasAbsentItems(claimed));
      const targets = known.map(({ claimed }) => schemaOf(claimed));
      const expressions = known.map(({ source }) => source);
      const held = await compileExpressions(description.schema, expressions, prelude, targets);
      unproved.push(...held.guards, ...expressions.filter((source) => !held.maps.some((map) => map.source === source)));
      for (const { path, text } of held.files) writeFileSync(join(folder, path), text);
      problems += typeCheck(folder, {});
    }
    rmSync(folder, { recursive: true });
    expect(problems).toBe("");
    expect(unproved).toEqual([]);
  });
});
