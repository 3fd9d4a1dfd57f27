import { describe, expect, test } from "vitest";
import { createCases } from "./cases.ts";
import { runCase } from "./run-case.ts";

/** `bench/fuzz.ts` runs a hundred thousand; these are others than there, so that each run adds something. */
const first = 1_000_000;
const count = 1_500;

describe("mutated programs and descriptions", () => {
  const cases = createCases();
  const share = 100;
  for (let from = first; from < first + count; from += share) {
    test(`seeds from ${from}: no exception, and every place in its file`, async () => {
      for (let seed = from; seed < from + share; seed++) {
        const { violations } = await runCase(cases.caseOf(seed));
        expect(violations, `seed ${seed}`).toEqual([]);
      }
    });
  }
});
