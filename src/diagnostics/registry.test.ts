import { describe, expect, test } from "vitest";
import { allDefinitions, definitions, pageOf } from "./registry.ts";

describe("the registry of diagnostics", () => {
  test("no code and no name is used twice", () => {
    const repeated = (values: readonly string[]): string[] => values.filter((value, index) => values.indexOf(value) !== index);
    expect(repeated(allDefinitions.map(({ code }) => code))).toEqual([]);
    expect(repeated(allDefinitions.map(({ name }) => name))).toEqual([]);
    expect(definitions.size).toBe(allDefinitions.length);
  });

  test.each(allDefinitions.map((definition) => [definition.code, definition] as const))(
    "%s has a code, a name and a page as they should be",
    (_, { code, name, page }) => {
      expect(code).toMatch(/^INTEG[1-9]\d{3}$/);
      expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(page.why.trim().length).toBeGreaterThan(60);
      expect(pageOf({ code, name, severity: "error", page })).toContain(code);
    },
  );
});
