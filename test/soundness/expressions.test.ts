import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { Refusal } from "../../runtime/src/failure.ts";
import { formats } from "../../runtime/src/validation.ts";
import { admitsAbsence } from "../../src/types/join.ts";
import type { JsonSchema } from "../../src/types/json-schema.ts";
import { printType } from "../../src/types/print.ts";
import type { Type } from "../../src/types/type.ts";
import { writeSchema } from "../../src/types/write-schema.ts";
import { compileExpressions, loadMaps } from "./compile.ts";
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
const expressionsEach = 60;
const valuesEach = 12;

const prelude = 'table words { "open": "Open", "closed": "Closed", "": "none" }';

const validators = createAjv();

function createAjv(): Ajv2020.default {
  const made = new Ajv2020.default({ strict: false, allErrors: false, logger: false });
  for (const [name, test] of Object.entries(formats)) made.addFormat(name, test);
  return made;
}

/** The schema of a claim; named types are written out. */
function schemaOf(type: Type): JsonSchema {
  const writer = {
    reference: (ref: Extract<Type, { kind: "ref" }>): JsonSchema => writeSchema(ref.resolve(), writer),
    includes: () => true,
    strict: true,
  };
  return writeSchema(type, writer);
}

/** A value as it would be sent: without fields that are undefined. */
function sent(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sent);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [name, sent(each)]),
  );
}

describe("the types of expressions", () => {
  it("hold what the generated code gives", { timeout: 60_000 * rounds }, async () => {
    let cases = 0;
    let refused = 0;
    let compiled = 0;
    for (let round = 0; round < rounds; round++) {
      const seed = firstSeed + round;
      const random = createRandom(seed);
      const description = randomDescription(random);
      const maker = new ExpressionMaker(random, description);
      const sources = Array.from({ length: expressionsEach }, () => maker.any(1 + random.below(3)));
      const { maps, files } = await compileExpressions(description.schema, sources, prelude);
      compiled += maps.length;
      const functions = await loadMaps(files);
      const fitsSource = validators.compile(description.schema);
      const values = Array.from({ length: valuesEach }, () => description.value(random));
      for (const value of values)
        if (!fitsSource(value)) throw new Error(`seed ${seed}: ${JSON.stringify(fitsSource.errors)} ${JSON.stringify(value)}`);
      for (const { name, source, claimed } of maps) {
        const run = functions[name] as (value: unknown) => unknown;
        const fits = validators.compile(schemaOf(claimed));
        for (const value of values) {
          cases++;
          const problem = problemOf(() => run(value), claimed, fits);
          if (problem === "refused") refused++;
          else if (problem !== undefined) {
            throw new Error(`seed ${seed}\n${source}\nis said to be ${printType(claimed)}\n${problem}\nfrom ${JSON.stringify(value)}`);
          }
        }
      }
    }
    expect(compiled / (rounds * expressionsEach)).toBeGreaterThan(0.5);
    expect(refused / cases).toBeLessThan(0.5);
  });
});

/** What is wrong with a result; `refused` where the record was refused, with a reason. */
function problemOf(run: () => unknown, claimed: Type, fits: { (value: unknown): boolean; errors?: unknown }): string | undefined {
  let result: unknown;
  try {
    result = sent(run());
  } catch (error) {
    return error instanceof Refusal ? "refused" : `fails: ${String(error)}`;
  }
  if (result === undefined) return claimed.kind === "unknown" || admitsAbsence(claimed) ? undefined : "is absent";
  return fits(result) ? undefined : `gives ${typeof result === "number" ? result : JSON.stringify(result)}: ${JSON.stringify(fits.errors)}`;
}
