import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { expectedMaps, outcomeOf, type ProposedLine } from "../support/expected-maps.ts";
import { specsFolder } from "../support/specs.ts";

/*
 * Proposals against what a person wrote down for 22 pairs of real types before anything was proposed for them. The matching was tuned
 * on one half; the other half was only ever counted. Each line that reads the source is right or wrong; constants and refusals count
 * for nothing.
 */
const specs = specsFolder();
const folder = mkdtempSync(join(tmpdir(), "integ-expected-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Measured {
  readonly lines: readonly ProposedLine[];
  readonly recall: number;
  readonly precision: number;
}

function measure(half: string): Measured {
  const lines: ProposedLine[] = [];
  const missed: string[] = [];
  let expected = 0;
  for (const map of expectedMaps(half)) {
    const outcome = outcomeOf(map, createNodeHost(specs ?? "", { INTEG_CACHE: join(folder, "cache") }), specs ?? "");
    lines.push(...outcome.lines);
    missed.push(...outcome.missed);
    expected += outcome.expected;
  }
  const right = lines.filter((line) => line.right).length;
  process.stdout.write(`${half}: ${expected - missed.length} of ${expected} fields found, ${right} of ${lines.length} lines right\n`);
  if (process.env["INTEG_DEBUG"] === "1") {
    const wrong = lines.filter((line) => !line.right).map(({ map, target, sources }) => `${map}: ${target} = ${sources.join(", ")}`);
    process.stdout.write(`missed\n  ${missed.join("\n  ")}\nwrong\n  ${wrong.join("\n  ")}\n`);
  }
  return { lines, recall: 1 - missed.length / expected, precision: right / lines.length };
}

/** Which share of the lines between two confidences is right. */
function shareRight(lines: readonly ProposedLine[], from: number, to: number): number {
  const among = lines.filter(({ confidence }) => confidence >= from && confidence < to);
  return among.filter(({ right }) => right).length / among.length;
}

test.skipIf(specs === undefined)("most of what is expected is found, and little else", { timeout: 120_000 }, () => {
  const tuned = measure("tuned");
  expect(tuned.precision).toBeGreaterThanOrEqual(0.93);
  expect(tuned.recall).toBeGreaterThanOrEqual(0.88);
  const heldOut = measure("held-out");
  expect(heldOut.precision).toBeGreaterThanOrEqual(0.8);
  expect(heldOut.recall).toBeGreaterThanOrEqual(0.7);
  // Lines that say 0.9 are right nine times in ten; those that say 0.65 to 0.9 clearly more often than not.
  const lines = [...tuned.lines, ...heldOut.lines];
  expect(lines.every(({ confidence }) => confidence >= 0.5 && confidence <= 1)).toBe(true);
  expect(shareRight(lines, 0.9, 1.01)).toBeGreaterThanOrEqual(0.9);
  expect(shareRight(lines, 0.65, 0.9)).toBeGreaterThanOrEqual(0.65);
});
