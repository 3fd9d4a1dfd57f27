import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textAutomaton } from "../../runtime/src/validation.ts";
import { patternText, withCheckedPatterns } from "../../src/codegen/patterns.ts";
import { patternCheck } from "../../src/types/pattern-check.ts";

/** What generated code makes of a pattern. */
function checkOf(pattern: string): { test(text: string): boolean } {
  return new Function("textAutomaton", `return ${patternText(pattern)};`)(textAutomaton);
}

describe("patterns in generated code", () => {
  it.each([
    "^[a-z]+-[a-z]+$",
    "^(?:[A-Za-z0-9+/]{4})*={0,2}$",
    "^\\d+(?:,\\d+)*$",
    "^(?=.*\\d).{8,}$",
    "^[A-Z]{2}$",
    "^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$",
    "^cus_",
    "^\\d{5}(-\\d{4})$",
    "^(card|sepa)$",
    "^https?://",
  ])("%s stays a regular expression", (pattern) => {
    expect(patternCheck(pattern)).toEqual({ kind: "expression", source: pattern, flags: "u" });
  });

  it.each([
    "(a+)+$",
    "^(a|a)*$",
    "^(a|aa)+b$",
    "^(a?){50}b$",
    "^(?:a?){20}a{20}$",
    "^[a-zA-Z0-9]+([-a-zA-Z0-9]?[a-zA-Z0-9])*$",
    "^\\s*(.*?)\\s*$",
    "a*b",
    "^.*.*.*=$",
    "^([a-z0-9]+[-._])*[a-z0-9]+$",
    "^(\\w+\\s?)*$",
  ])("%s, which a regular expression could try for ever, is checked in another way that says the same", (pattern) => {
    expect(patternCheck(pattern)).not.toMatchObject({ source: pattern });
    const [check, expression] = [checkOf(pattern), new RegExp(pattern, "u")];
    fc.assert(
      fc.property(fc.oneof(fc.stringMatching(/^[ab=\-. ]{0,12}$/), fc.string({ unit: "binary", maxLength: 12 })), (text) => {
        expect(check.test(text), JSON.stringify(text)).toBe(expression.test(text));
      }),
    );
    check.test("a".repeat(100_000));
  });

  it.each(["^(\\w+)(,\\1)*$", "^(?<x>a+)+\\k<x>$", "(", "[b-a]"])("%s cannot be checked", (pattern) => {
    expect(patternCheck(pattern)).toBeUndefined();
  });

  it("are other regular expressions where these are short, and tables of automata else", () => {
    expect(patternText("^([a-zA-Z0-9]+[-_.]?)+@x$")).toBe(
      'new RegExp("^[0-9A-Za-z](?:[0-9A-Za-z]|[\\\\-._][0-9A-Za-z])*(?:@x|[\\\\-._]@x)$", "u")',
    );
    expect(patternCheck("^(?:[a-z]+[0-9]?){1,40}[A-Z]{3}(?:[a-z]+-?)*$")?.kind).toBe("automaton");
  });

  it("that cannot be checked are left out with all that they are part of and that would refuse more without them", () => {
    const bad = { type: "string", pattern: "^(a+)\\1$" } as const;
    expect(withCheckedPatterns({ properties: { a: bad, b: { type: "string", pattern: "^b$" } } })).toEqual({
      properties: { a: { type: "string" }, b: { type: "string", pattern: "^b$" } },
    });
    expect(withCheckedPatterns({ type: "string", not: bad })).toEqual({ type: "string" });
    expect(withCheckedPatterns({ not: { not: { properties: { a: bad } } } })).toEqual({});
    expect(withCheckedPatterns({ oneOf: [bad, { type: "string", maxLength: 3 }], minLength: 1 })).toEqual({ minLength: 1 });
    expect(withCheckedPatterns({ anyOf: [bad, { type: "null" }] })).toEqual({ anyOf: [{ type: "string" }, { type: "null" }] });
    expect(withCheckedPatterns({ if: bad, then: { maxLength: 1 }, else: { maxLength: 2 } })).toEqual({});
    expect(withCheckedPatterns({ contains: bad, minContains: 1, maxContains: 2 })).toEqual({
      contains: { type: "string" },
      minContains: 1,
    });
    expect(withCheckedPatterns({ patternProperties: { [bad.pattern]: {}, "^x": {} }, additionalProperties: false })).toEqual({
      patternProperties: { "^x": {} },
    });
  });

  it("are read without the flag where they are none with it, as validators read them", () => {
    expect(checkOf("^\\-a$").test("-a")).toBe(true);
  });
});
