import { createCases } from "../../test/fuzz/cases.ts";
import { runCase } from "../../test/fuzz/run-case.ts";

/** What the worker says: where it is, what it found, and, at its end, what it counted. */
export type FuzzMessage =
  | { readonly seed: number; readonly phase: string }
  | { readonly finding: { readonly seed: number; readonly what: "exception" | "violation"; readonly why: string } }
  | {
      readonly progress: {
        readonly from: number;
        readonly to: number;
        readonly counts: Readonly<Record<string, { cases: number; sound: number; loaded: number; diagnostics: number }>>;
        readonly slowest: { readonly seed: number; readonly milliseconds: number };
        readonly milliseconds: number;
      };
    };

const [from = 0, to = 0] = process.argv.slice(2, 4).map(Number);
const descriptions = process.argv[4];

function say(message: FuzzMessage): Promise<void> {
  return new Promise((resolve) => process.send?.(message, undefined, undefined, () => resolve()));
}

await say({ seed: from, phase: "start" });
const cases = createCases(descriptions === "" ? undefined : descriptions);
const counts: Record<string, { cases: number; sound: number; loaded: number; diagnostics: number }> = {};
const countOf = (kind: string): (typeof counts)[string] => {
  const count = counts[kind] ?? { cases: 0, sound: 0, loaded: 0, diagnostics: 0 };
  counts[kind] = count;
  return count;
};
let slowest = { seed: from, milliseconds: 0 };
const begun = performance.now();
for (let seed = from; seed < to; seed++) {
  const start = performance.now();
  // Said before it is made: mutating may be what hangs.
  await say({ seed, phase: "mutate" });
  let kind = "none";
  try {
    const input = cases.caseOf(seed);
    kind = input.kind;
    const result = await runCase(input);
    const count = countOf(kind);
    count.cases++;
    count.sound += Number(result.sound);
    count.loaded += Number(result.loaded === true);
    count.diagnostics += result.diagnostics;
    for (const violation of result.violations) await say({ finding: { seed, what: "violation", why: `${kind}: ${violation}` } });
  } catch (error) {
    countOf(kind).cases++;
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await say({ finding: { seed, what: "exception", why: `${kind}: ${why.slice(0, 1500)}` } });
  }
  const milliseconds = Math.round(performance.now() - start);
  if (milliseconds > slowest.milliseconds) slowest = { seed, milliseconds };
  if (seed === to - 1 || seed % 50 === 49)
    await say({ progress: { from, to: seed + 1, counts, slowest, milliseconds: Math.round(performance.now() - begun) } });
}
process.exit(0);
