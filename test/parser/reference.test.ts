import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { definitions } from "../../src/diagnostics/registry.ts";
import { createParser, parse } from "../../src/parser/parse.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "grammar/reference");
const examples = (text: string): string[] => [...text.matchAll(/```integ\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");

describe("what is written about the language", () => {
  it("has a grammar without ambiguities that nobody decided", () => {
    expect(() => createParser(true)).not.toThrow();
  });

  it.each(readdirSync(folder))("%s: every example parses", (name) => {
    for (const text of examples(readFileSync(join(folder, name), "utf8"))) {
      expect(
        parse(text, name).diagnostics.map((diagnostic) => diagnostic.message),
        text,
      ).toEqual([]);
    }
  });

  it("has a page for each diagnostic, in its own family", () => {
    for (const [code, definition] of definitions) {
      expect(code).toMatch(/^INTEG\d{4}$/);
      expect(definition.name, code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }
    expect(new Set([...definitions.values()].map((definition) => definition.name)).size).toBe(definitions.size);
  });

  it("is up to date where it is generated (npm run generate)", () => {
    const result = spawnSync(process.execPath, [join(root, "scripts/generate.ts"), "--check"], { encoding: "utf8" });
    expect(result.stderr).toBe("");
    expect(result.status).toBe(0);
  });
});
