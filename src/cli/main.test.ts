import { afterEach, expect, test, vi } from "vitest";
import { createColours } from "../diagnostics/render/colours.ts";
import type { Command } from "./command.ts";
import { main } from "./main.ts";
import type { Output } from "./output.ts";

function recording(): Output & { readonly printed: string[]; readonly noted: string[] } {
  const printed: string[] = [];
  const noted: string[] = [];
  return {
    printed,
    noted,
    colours: createColours(false),
    width: 100,
    pageLines: 50,
    print: (text) => void printed.push(text),
    note: (text) => void noted.push(text),
    progress: () => () => {},
  };
}

const broken: Command = {
  name: "broken",
  summary: "Fails",
  operands: [],
  options: [],
  examples: [],
  run: () => Promise.reject(new Error("a map is missing\nsecond line")),
};

afterEach(() => vi.unstubAllEnvs());

test("a mistake in Integ itself is said in one line", async () => {
  const output = recording();
  expect(await main(["broken"], output, [broken])).toBe(2);
  expect(output.printed).toEqual([]);
  expect(output.noted).toHaveLength(1);
  expect(output.noted[0]).toContain("a map is missing");
  expect(output.noted[0]).not.toContain("\n");
});

test("and shows its stack where that is asked for", async () => {
  vi.stubEnv("INTEG_DEBUG", "1");
  const output = recording();
  expect(await main(["broken"], output, [broken])).toBe(2);
  expect(output.noted[1]).toContain("main.test.ts");
});
