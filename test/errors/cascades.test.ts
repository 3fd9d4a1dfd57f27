import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { createBufferHost } from "../../src/workspace/buffer-host.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { type Mutation, mutated, mutationKinds, mutationsOf } from "./mutations.ts";

/*
 * One cause, one message: programs that are right are given a single mistake, and what is said of it is counted.
 */
const root = resolve(import.meta.dirname, "../..");
const cache = mkdtempSync(join(tmpdir(), "integ-cascades-"));
afterAll(() => rmSync(cache, { recursive: true }));

const programsIn = (folder: string): string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith(".integ"))
    .map((name) => `${folder}/${name}`);
const examples = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => programsIn(`examples/${name}`));
const golden = programsIn("test/check");

const host = createBufferHost(createNodeHost(root, { INTEG_CACHE: cache }));
const workspace = createWorkspace(host);

function check(path: string, text: string): readonly Diagnostic[] {
  host.setBuffer(path, text);
  const { diagnostics } = workspace.check(path);
  // The next program is another, and reads this one as it is.
  host.closeBuffer(path);
  return diagnostics;
}

/** A program without anything to say about it, with all single mistakes by kind. */
interface Good {
  readonly path: string;
  readonly text: string;
  readonly byKind: ReadonlyMap<string, readonly Mutation[]>;
}

const good: readonly Good[] = [...examples, ...golden].flatMap((path) => {
  const file = join(root, path);
  const text = readFileSync(file, "utf8");
  const isGood = workspace.check(file).diagnostics.length === 0;
  return isGood ? [{ path: file, text, byKind: Map.groupBy(mutationsOf(text), ({ kind }) => kind) }] : [];
});

/** One mistake: the program first, then the kind, then the place, so that no program and no kind is drowned by another. */
const mistake = fc.record({ program: fc.constantFrom(...good), kind: fc.constantFrom(...mutationKinds), place: fc.nat() });

function described(text: string, { kind, start }: Mutation, diagnostics: readonly Diagnostic[]): string {
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  const said = diagnostics.map(({ code, location, message }) => `  ${lineOf(location.start)} ${code} ${message}`);
  return [`${kind} at ${lineOf(start)}: ${text.split("\n")[lineOf(start) - 1]?.trim()}`, ...said].join("\n");
}

describe("a single mistake", () => {
  test("is looked for in every example, and in a golden program", () => {
    expect(good.map(({ path }) => path)).toEqual(expect.arrayContaining(examples.map((path) => join(root, path))));
    expect(good.some(({ path }) => path.endsWith("valid.integ"))).toBe(true);
  });

  test("is one message: in 95 of 100 cases, and never more than three", () => {
    const offenders: string[] = [];
    let wrong = 0;
    let most = 0;
    for (const { program, kind, place } of fc.sample(mistake, { numRuns: 450, seed: 20_261_121 })) {
      const places = program.byKind.get(kind) ?? [];
      const mutation = places[place % places.length];
      if (mutation === undefined) continue;
      const text = mutated(program.text, mutation);
      const diagnostics = check(program.path, text);
      if (diagnostics.length === 0) continue;
      wrong++;
      most = Math.max(most, diagnostics.length);
      if (diagnostics.length > 1) offenders.push(`${program.path}: ${described(text, mutation, diagnostics)}`);
    }
    expect(wrong).toBeGreaterThan(300);
    expect(offenders.length / wrong, offenders.join("\n")).toBeLessThanOrEqual(0.05);
    expect(most, offenders.join("\n")).toBeLessThanOrEqual(3);
  });
});
