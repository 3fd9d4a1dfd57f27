import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textAutomaton } from "../../runtime/src/validation.ts";
import { patternText } from "../../src/codegen/patterns.ts";
import { patternCheck } from "../../src/types/pattern-check.ts";

/** What generated code makes of a pattern. */
function checkOf(pattern: string): { test(text: string): boolean } {
  return new Function("textAutomaton", `return ${patternText(pattern)};`)(textAutomaton);
}

describe("patterns in generated code", () => {
  it.each(["^[A-Z]{2}$", "^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$", "^cus_", "^\\d{5}(-\\d{4})$", "^(card|sepa)$", "^https?://"])(
    "%s stays a regular expression",
    (pattern) => {
      expect(patternCheck(pattern)?.kind).toBe("expression");
    },
  );

  it.each([
    "(a+)+$",
    "^(a|a)*$",
    "^(a|aa)+b$",
    "^(a?){50}b$",
    "^a?a?a?a?aaaa$",
    "^(?:a|a)(?:a|a)(?:a|a)$",
    "a*b",
    "^.*.*.*=$",
    "^([a-z0-9]+[-._])*[a-z0-9]+$",
    "^(\\w+\\s?)*$",
  ])("%s, which a regular expression could try for ever, becomes an automaton that says the same", (pattern) => {
    expect(patternCheck(pattern)?.kind).toBe("automaton");
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

  it("are read without the flag where they are none with it, as validators read them", () => {
    expect(checkOf("^\\-a$").test("-a")).toBe(true);
  });
});
