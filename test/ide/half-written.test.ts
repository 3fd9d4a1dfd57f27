import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { completer, halfWrittenAt, namePlaces } from "../support/half-written.ts";

/*
 * Programs are half-written most of the time. Wherever a name stands in an example, completion offers it in the same program
 * cut off there, or with the name deleted: also when one or two letters are typed, and when a token behind it is missing. Where one
 * in front is missing, the name keeps its place as long as what it follows from is still written.
 */
const root = resolve(import.meta.dirname, "../..");
const cache = mkdtempSync(join(tmpdir(), "integ-half-written-"));
afterAll(() => rmSync(cache, { recursive: true }));

/** One place in so many is looked at; `npx node bench/half-written.ts` looks at all of them. */
const stride = 23;

interface Count {
  asked: number;
  offered: number;
  readonly missed: string[];
}

const examples = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
const host = createNodeHost(root, { INTEG_CACHE: cache });

describe("half-written programs", () => {
  test("offer the name that stands there in the end", () => {
    const counts = new Map<string, Count>();
    for (const { name: example } of examples) {
      const file = join(root, "examples", example, `${example}.integ`);
      const text = readFileSync(file, "utf8");
      const ask = completer(host, file);
      const places = namePlaces(text).filter((_, index) => index % stride === stride >> 1);
      for (const place of places) {
        for (const state of halfWrittenAt(text, place)) {
          const count = counts.get(state.side) ?? { asked: 0, offered: 0, missed: [] };
          counts.set(state.side, count);
          count.asked++;
          if (ask(state).some((label) => label === place.name || label.startsWith(`${place.name}.`))) count.offered++;
          else count.missed.push(`${example} ${text.slice(0, place.start).split("\n").length} ${place.name}: ${state.how}`);
        }
      }
    }
    const share = (side: string): number => (counts.get(side)?.offered ?? 0) / (counts.get(side)?.asked ?? 1);
    const missed = [...counts.values()].flatMap((count) => count.missed).join("\n");
    expect(counts.get("here")?.asked).toBeGreaterThan(150);
    expect(share("here"), missed).toBeGreaterThanOrEqual(0.95);
    expect(share("behind"), missed).toBeGreaterThanOrEqual(0.95);
    expect(share("in front"), missed).toBeGreaterThanOrEqual(0.8);
  });
});
