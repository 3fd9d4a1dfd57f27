import { describe, expect, it } from "vitest";
import { checkPassedOn, pairsEach } from "./check-passed-on.ts";

/*
 * The promise as a whole: what comes in under one schema and is sent on as it is under another is refused before the call, or
 * is what the target's own schema takes, whatever comes in. Random pairs of schemas are compiled, and the validators and the
 * guards of the generated code are held against ajv. `INTEG_SOUNDNESS_ROUNDS` and `INTEG_SOUNDNESS_SEED` are for long runs.
 */
const rounds = Number(process.env["INTEG_SOUNDNESS_ROUNDS"] ?? 3);
const firstSeed = Number(process.env["INTEG_SOUNDNESS_SEED"] ?? 1);

describe("what is passed on", () => {
  it("is what the target takes, or is refused before it is sent", { timeout: 120_000 * rounds }, async () => {
    const { compiled, sent, stopped, violation } = await checkPassedOn(rounds, firstSeed);
    expect(violation).toBeUndefined();
    expect(compiled / (rounds * pairsEach)).toBeGreaterThan(0.4);
    expect(Math.min(sent, stopped)).toBeGreaterThan(rounds * 20);
  });
});
