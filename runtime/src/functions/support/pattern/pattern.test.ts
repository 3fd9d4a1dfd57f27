import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holds } from "../../../../../test/support/holds.ts";
import { extract } from "../../extract.ts";
import { matches } from "../../matches.ts";
import { replaceMatches } from "../../replaceMatches.ts";
import { patternRule } from "./pattern.ts";

describe("patterns", () => {
  const source = fc
    .stringMatching(/^(?:(?:[ab.]|\[ab\]|\[\^a\]|\(a\|b\)|\(ab\)|\(\?:a\*b\)|\\b|\^|\$)(?:[*+?]|\{1,2\}|\*\?|\+\?)?(?:\|)?){0,6}$/)
    .filter((text) => {
      try {
        new RegExp(text, "u");
        return true;
      } catch {
        return false;
      }
    });
  const subject = fc.string({ unit: fc.constantFrom("a", "b", "c", "😀", " "), maxLength: 12 });

  test("are found where ECMAScript finds them", () => {
    holds<[string, string]>(source, subject, (pattern, text) => {
      const found = new RegExp(pattern, "u").exec(text);
      expect(matches(text, pattern)).toBe(found !== null);
      if (!pattern.replaceAll("(?:", "").includes("(")) expect(extract(text, pattern)).toBe(found?.[0]);
      expect(replaceMatches(text, pattern, "-")).toBe(text.replace(new RegExp(pattern, "gu"), "-"));
    });
  });

  test("the first group is what is extracted", () => {
    expect(extract("a=1, b=2", "b=(\\d)")).toBe("2");
    expect(extract("xyz", "x(q)?yz")).toBeUndefined();
    expect(extract("2026-01", "(?<year>\\d{4})-(\\d\\d)")).toBe("2026");
  });

  test("what takes more than linear time, or is none, is refused before anything runs", () => {
    const problem = (pattern: string) => patternRule.problem(pattern);
    for (const pattern of ["(a)\\1", "(?=a)", "(?<!a)b", "(?<n>a)\\k<n>", "a{", "[", "(?i:a)", "(a{1,100}){1,100}", "a".repeat(501)])
      expect(problem(pattern)).toBeDefined();
    for (const pattern of ["", "^a$", "[\\]^]", "\\u{1F600}", "\\p{Lu}", "(?:a|b)+?"]) expect(problem(pattern)).toBeUndefined();
  });
});
