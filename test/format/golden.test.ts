import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { format } from "../../src/format/format.ts";

/**
 * Each program of this folder lies beside what formatting makes of it. `UPDATE=1 npx vitest run test/format` writes that anew; the
 * difference is then for a person to read.
 */
const folder = import.meta.dirname;
const programs = globSync("*.integ", { cwd: folder, exclude: ["*.formatted.integ"] }).toSorted();

describe("golden files", () => {
  test.each(programs)("%s", (name) => {
    const file = join(folder, name.replace(/\.integ$/, ".formatted.integ"));
    const { text } = format(readFileSync(join(folder, name), "utf8"));
    if (process.env["UPDATE"] === "1") writeFileSync(file, text);
    expect(text).toBe(readFileSync(file, "utf8"));
    expect(format(text).text).toBe(text);
  });
});
