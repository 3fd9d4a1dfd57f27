import fc from "fast-check";
import { asRead } from "../../src/types/as-read.ts";
import type { Json } from "../../src/types/type.ts";
import { must } from "../../src/types/witness/requirement.ts";
import { createSearch } from "../../src/types/witness/search.ts";
import { anyValue, schemaPair } from "../support/random-schemas.ts";
import { typeOfSchema, validatorOf } from "../support/schemas.ts";
import { compilePassedOn } from "./passed-on.ts";

export const pairsEach = 40;
const valuesEach = 60;

/** What passing on random values came to. */
export interface PassedOnReport {
  readonly compiled: number;
  readonly sent: number;
  readonly stopped: number;
  /** The first value that was sent and is refused, or the other way round. */
  readonly violation: string | undefined;
}

/** Compiles programs that pass on what comes in, for random pairs of schemas, and holds their validators and guards against ajv. */
export async function checkPassedOn(rounds: number, firstSeed: number): Promise<PassedOnReport> {
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
        if (isSent) sent++;
        else stopped++;
        if (isSent === isAccepted) continue;
        const what = isSent ? "sent, though the target refuses it" : "refused, though the target takes it";
        return { compiled, sent, stopped, violation: `seed ${seed}: ${what}: ${JSON.stringify(value)} in ${JSON.stringify(pair)}` };
      }
    }
  }
  return { compiled, sent, stopped, violation: undefined };
}

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
