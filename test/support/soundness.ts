import fc from "fast-check";
import { accepts } from "../../src/types/accepts.ts";
import { relate } from "../../src/types/subtype/relate.ts";
import { verdictOf } from "../../src/types/subtype/result.ts";
import { compareTypes } from "../../src/types/subtype/subtype.ts";
import type { Json } from "../../src/types/type.ts";
import { must } from "../../src/types/witness/requirement.ts";
import { createSearch } from "../../src/types/witness/search.ts";
import { anyValue, schemaPair } from "./random-schemas.ts";
import { typeOfSchema, validatorOf } from "./schemas.ts";

/** What holding random pairs of schemas against a validator came to. */
export interface SoundnessReport {
  readonly counts: Readonly<Record<"always" | "never" | "sometimes" | "undecided", number>>;
  readonly values: number;
  /** The first contradiction, with the pair that shows it. */
  readonly violation: string | undefined;
}

/**
 * Holds what the compiler says of random pairs of schemas against what ajv says of random values: *always* and *never* are
 * true of every value, a witness is one, and every value is judged alike.
 *
 * @param valuesOfPair how many random values are tried with each pair, beside some that the source is known to allow
 */
export function checkSoundness(pairs: number, seed: number, valuesOfPair = 25): SoundnessReport {
  const counts = { always: 0, never: 0, sometimes: 0, undecided: 0 };
  let tried = 0;
  const values = fc.array(anyValue, { minLength: valuesOfPair, maxLength: valuesOfPair });
  const property = fc.property(schemaPair, values, ({ source, target }, random) => {
    const takesSource = validator(source);
    const takesTarget = validator(target);
    if (takesSource === undefined || takesTarget === undefined) return;
    const [from, to] = [typeOfSchema(source), typeOfSchema(target)];
    const relation = relate(from, to);
    counts[relation.verdict]++;
    const rules = verdictOf(compareTypes(from, to));
    if ("witness" in relation) {
      expectThat(takesSource(relation.witness), () => "the witness is no value of the source");
      expectThat(!takesTarget(relation.witness), () => "the witness is a value of the target");
    }
    for (const value of [...(random as Json[]), ...createSearch(5_000).find([must(from)], 5).values]) {
      tried++;
      const [inSource, inTarget] = [takesSource(value), takesTarget(value)];
      const judged = accepts(from, value);
      expectThat(judged === undefined || judged === inSource, () => `${JSON.stringify(value)} is judged otherwise by a validator`);
      if (!inSource) continue;
      if (relation.verdict === "always") expectThat(inTarget, () => `always, and ${JSON.stringify(value)} is refused`);
      if (relation.verdict === "never") expectThat(!inTarget, () => `never, and ${JSON.stringify(value)} is taken`);
      if (rules === "always" && accepts(from, value, { strict: true }) === true)
        expectThat(inTarget, () => `always by rules, and ${JSON.stringify(value)} is refused`);
    }
  });
  const result = fc.check(property, { numRuns: pairs, seed, endOnFailure: pairs > 10_000 });
  const violation = result.failed ? `${result.errorInstance} in ${JSON.stringify(result.counterexample?.[0])}` : undefined;
  return { counts, values: tried, violation };
}

function expectThat(holds: boolean, says: () => string): void {
  if (!holds) throw new Error(says());
}

/** ajv's verdict; undefined for schemas that no validator can be made of. */
function validator(schema: unknown): ((value: Json) => boolean) | undefined {
  let validate: (value: Json) => boolean;
  try {
    validate = validatorOf(schema);
  } catch {
    return undefined;
  }
  return (value) => {
    try {
      return validate(value);
    } catch (error) {
      // References that lead back to themselves without going into the value.
      if (error instanceof RangeError) throw new fc.PreconditionFailure();
      throw error;
    }
  };
}
