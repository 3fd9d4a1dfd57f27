import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asRead } from "../../src/types/as-read.ts";
import type { Json } from "../../src/types/type.ts";
import { must } from "../../src/types/witness/requirement.ts";
import { createSearch } from "../../src/types/witness/search.ts";
import { anyValue, schemaPair } from "../support/random-schemas.ts";
import { typeOfSchema, validatorOf } from "../support/schemas.ts";
import { compilePassedOn } from "./passed-on.ts";

/*
 * The promise as a whole: what comes in under one schema and is sent on as it is under another is refused before the call, or
 * is what the target's own schema takes, whatever comes in. Random pairs of schemas are compiled, and the validators and the
 * guards of the generated code are held against ajv. `INTEG_SOUNDNESS_ROUNDS` and `INTEG_SOUNDNESS_SEED` are for long runs.
 */
const rounds = Number(process.env["INTEG_SOUNDNESS_ROUNDS"] ?? 3);
const firstSeed = Number(process.env["INTEG_SOUNDNESS_SEED"] ?? 1);
const pairsEach = 40;
const valuesEach = 60;

/** A verdict; undefined where references lead back to themselves without going into the value, which no validator ends on. */
function orCircle<Result>(ask: () => Result): Result | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** ajv's verdict; undefined for what is no schema: a keyword may have lost a part. */
function validator(schema: unknown): ((value: Json) => boolean) | undefined {
  try {
    return validatorOf(schema);
  } catch {
    return undefined;
  }
}

describe("what is passed on", () => {
  it("is what the target takes, or is refused before it is sent", { timeout: 120_000 * rounds }, async () => {
    let sent = 0;
    let stopped = 0;
    let compiled = 0;
    for (let seed = firstSeed; seed < firstSeed + rounds; seed++) {
      const pairs = fc.sample(schemaPair, { numRuns: pairsEach, seed });
      const values = fc.sample(anyValue, { numRuns: valuesEach, seed }) as Json[];
      for (const { index, takes, sends } of await compilePassedOn(pairs)) {
        const pair = pairs[index];
        if (pair === undefined) continue;
        const accepts = validator(pair.target);
        if (accepts === undefined) continue;
        compiled++;
        const source = typeOfSchema(pair.source);
        const read = createSearch(3_000).find([must(asRead(source))], 5).values;
        const described = createSearch(3_000).find([must(source)], 5).values;
        for (const value of [...values, ...read, ...described]) {
          if (orCircle(() => takes(value)) !== true) continue;
          const isSent = orCircle(() => sends(value));
          const isAccepted = orCircle(() => accepts(value));
          if (isSent === undefined || isAccepted === undefined) continue;
          const says = `seed ${seed}: ${JSON.stringify(value)} in ${JSON.stringify(pair)}`;
          if (isSent) sent++;
          else stopped++;
          if (isSent !== isAccepted)
            throw new Error(`${isSent ? "sent, though the target refuses it" : "refused, though the target takes it"}: ${says}`);
        }
      }
    }
    expect(compiled / (rounds * pairsEach)).toBeGreaterThan(0.4);
    expect(Math.min(sent, stopped)).toBeGreaterThan(rounds * 20);
  });
});
