import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accepts } from "../../src/types/accepts.ts";
import { relate } from "../../src/types/subtype/relate.ts";
import { verdictOf } from "../../src/types/subtype/result.ts";
import { compareTypes } from "../../src/types/subtype/subtype.ts";
import type { Json } from "../../src/types/type.ts";
import { must } from "../../src/types/witness/requirement.ts";
import { createSearch } from "../../src/types/witness/search.ts";
import { anyValue, schemaPair } from "../support/random-schemas.ts";
import { typeOfSchema, validatorOf } from "../support/schemas.ts";

const pairs = Number(process.env["SOUNDNESS_PAIRS"] ?? 500);
const seed = Number(process.env["SOUNDNESS_SEED"] ?? 20261121);

/** Schemas that no validator can be made of: ajv refuses references that lead nowhere but to themselves. */
function validator(schema: unknown): ((value: Json) => boolean) | undefined {
  try {
    const validate = validatorOf(schema);
    return (value) => {
      try {
        return validate(value);
      } catch (error) {
        if (error instanceof RangeError) throw new fc.PreconditionFailure();
        throw error;
      }
    };
  } catch {
    return undefined;
  }
}

describe("assignability of random schemas", () => {
  it("agrees with a validator on every value", () => {
    const counts = { always: 0, never: 0, sometimes: 0, undecided: 0 };
    const values = fc.array(anyValue, { minLength: 25, maxLength: 25 });
    fc.assert(
      fc.property(schemaPair, values, ({ source, target }, random) => {
        const takesSource = validator(source);
        const takesTarget = validator(target);
        if (takesSource === undefined || takesTarget === undefined) return;
        const [from, to] = [typeOfSchema(source), typeOfSchema(target)];
        const relation = relate(from, to);
        counts[relation.verdict]++;
        const rules = verdictOf(compareTypes(from, to));
        const candidates = [...(random as Json[]), ...createSearch(5_000).find([must(from)], 5).values];
        if ("witness" in relation) {
          expect(takesSource(relation.witness), "the witness is a value of the source").toBe(true);
          expect(takesTarget(relation.witness), "the witness is refused by the target").toBe(false);
        }
        for (const value of candidates) {
          const [inSource, inTarget] = [takesSource(value), takesTarget(value)];
          expect([inSource, undefined], "a value is judged as a validator judges it").toContain(accepts(from, value) ?? undefined);
          if (!inSource) continue;
          if (relation.verdict === "always") expect(inTarget, `always, and ${JSON.stringify(value)} is refused`).toBe(true);
          if (relation.verdict === "never") expect(inTarget, `never, and ${JSON.stringify(value)} is taken`).toBe(false);
          if (rules === "always" && accepts(from, value, { strict: true }) === true)
            expect(inTarget, `by rules always, and ${JSON.stringify(value)} is refused`).toBe(true);
        }
      }),
      { numRuns: pairs, seed },
    );
    const total = counts.always + counts.never + counts.sometimes + counts.undecided;
    // Decided nearly always: what is left is recursion without an end, and products of many alternatives.
    expect(counts.undecided / total).toBeLessThan(0.03);
  }, 3_600_000);
});
