import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/parser/parse.ts";
import { createRandom } from "../fuzz/random.ts";
import { brokenFormatLaws } from "../support/format-laws.ts";
import { randomProgram } from "../support/random-programs.ts";
import { anyText } from "../support/token-soup.ts";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string): string => readFileSync(join(root, file), "utf8");
const examples = globSync("examples/*/*.integ", { cwd: root }).toSorted();
const programs = globSync("{examples,test,docs}/**/*.integ", { cwd: root, exclude: ["**/node_modules/**"] }).toSorted();
const pages = globSync("{grammar/reference,docs}/**/*.md", { cwd: root }).toSorted();
const written = pages.flatMap((file) => [...read(file).matchAll(/```integ\n([\s\S]*?)```/g)].map((match) => match[1] ?? ""));

describe("formatting keeps its promises", () => {
  test.each(programs)("%s", (file) => {
    expect(brokenFormatLaws(read(file), createRandom(1))).toEqual([]);
  });

  test("for the programs of the documentation", () => {
    expect(written.length).toBeGreaterThan(100);
    for (const [seed, text] of written.entries()) expect(brokenFormatLaws(text, createRandom(seed)), text).toEqual([]);
  });

  test("for programs made at random, with comments and ends of lines between any two tokens", () => {
    let sound = 0;
    const count = 500;
    for (let seed = 0; seed < count; seed++) {
      const random = createRandom(seed);
      const text = randomProgram(random, 1);
      if (parse(text, "").diagnostics.every(({ severity }) => severity !== "error")) sound++;
      expect(brokenFormatLaws(text, random), `seed ${seed}:\n${text}`).toEqual([]);
    }
    expect(sound).toBeGreaterThan(count * 0.9);
  });
});

describe("formatting what is not whole", () => {
  test.each(examples)("%s, cut off", (file) => {
    const text = read(file);
    const { tokens } = parse(text, "");
    for (const [index, { end }] of tokens.entries()) {
      if (index % 29 === 0) expect(brokenFormatLaws(text.slice(0, end), createRandom(index)), text.slice(0, end)).toEqual([]);
    }
  });

  test.each(examples)("%s, without one of its tokens", (file) => {
    const text = read(file);
    const { tokens } = parse(text, "");
    for (const [index, { start, end }] of tokens.entries()) {
      const without = text.slice(0, start) + text.slice(end);
      if (index % 29 === 3) expect(brokenFormatLaws(without, createRandom(index)), without).toEqual([]);
    }
  });

  test("any text: nothing is thrown, nothing is lost, and nothing changes twice", () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, seed) => {
        expect(brokenFormatLaws(text, createRandom(seed))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
