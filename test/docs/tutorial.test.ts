import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { blocksOf, follow, isAsSaid } from "../support/tutorial.ts";

const page = readFileSync(resolve(import.meta.dirname, "../../docs/tutorial.md"), "utf8");
const home = mkdtempSync(join(tmpdir(), "integ-tutorial-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("docs/tutorial.md", () => {
  test("from an empty folder on, every command prints what the page says, and every part that it shows is there", async () => {
    const { printed, notShown } = await follow(page, home);
    for (const { command, line, said, actual } of printed)
      if (!isAsSaid(said, actual)) expect({ line, command, actual }).toEqual({ line, command, actual: said });
    expect(notShown).toEqual([]);
    expect(printed.map(({ command }) => command)).toEqual(
      expect.arrayContaining(["integ test shop.integ", "integ build shop.integ", "the server"]),
    );
  });

  test("has no block that the test does not understand, but the installations of the command and of the editor's extension", () => {
    const kinds = blocksOf(page).map(({ language, words }) => (language === "console" ? "console" : [...words.keys()].join() || language));
    expect(new Set(kinds)).toEqual(new Set(["console", "shows", "sh", "replaces", "file"]));
    expect(kinds.filter((kind) => kind === "sh")).toHaveLength(2);
  });
});

describe("what a page says is held against what happens", () => {
  test.each([
    ["took 3 ms\n", "took 5 ms\n", true],
    ["a\n…\nc\n", "a\nb\nc\n", true],
    ["a\n…\nc\n", "a\nb\nd\n", false],
    ["a\n", "a\nb\n", false],
    ["a\n…\n", "a\nb\n", true],
    ["b\n", "a\nb\n", false],
    ["http://localhost:3000/x\n", "http://localhost:41234/x\n", true],
  ])("%j and %j: %j", (said, actual, expected) => {
    expect(isAsSaid(said, actual)).toBe(expected);
  });
});
