import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { format } from "../../src/format/format.ts";

const root = resolve(import.meta.dirname, "../..");

describe("the examples are in the one style", () => {
  test.each(globSync("examples/*/*.integ", { cwd: root }).toSorted())("%s (integ fmt examples)", (file) => {
    const text = readFileSync(join(root, file), "utf8");
    expect(format(text)).toEqual({ text, left: [] });
  });
});
