import { describe, expect, it } from "vitest";
import { checkSoundness } from "../support/soundness.ts";

/** A long run takes more pairs, another seed, and more values of each pair. */
const pairs = Number(process.env["SOUNDNESS_PAIRS"] ?? 500);
const seed = Number(process.env["SOUNDNESS_SEED"] ?? 20261121);
const values = Number(process.env["SOUNDNESS_VALUES"] ?? 200);

describe("assignability of random schemas", () => {
  it("agrees with a validator on every value", () => {
    const { counts, violation, values: tried } = checkSoundness(pairs, seed, values);
    expect(violation).toBeUndefined();
    expect(tried).toBeGreaterThan(pairs * 100);
    // Nearly always decided: what is left is recursion without an end, and products of many alternatives.
    const total = counts.always + counts.never + counts.sometimes + counts.undecided;
    expect(counts.undecided / total).toBeLessThan(0.03);
    for (const verdict of ["always", "never", "sometimes"] as const) expect(counts[verdict] / total).toBeGreaterThan(0.02);
  }, 3_600_000);
});
