import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backtrackingDegree } from "../../src/types/patterns/backtracking.ts";
import { expressionOf } from "../../src/types/patterns/expression.ts";
import { contains, isSubset, languageOfPattern } from "../../src/types/patterns/language.ts";

/** Regular expressions that an engine of the test matches, which counts its steps. */
type Expression =
  | { readonly characters: string }
  | { readonly all: readonly Expression[] }
  | { readonly any: readonly Expression[] }
  | { readonly inner: Expression; readonly min: number; readonly max: number };

const { expression: expressions } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom<Expression>({ characters: "a" }, { characters: "b" }, { characters: "ab" }, { characters: "c" }),
    fc.array(tie("expression"), { minLength: 2, maxLength: 4 }).map((all) => ({ all })),
    fc.array(tie("expression"), { minLength: 2, maxLength: 3 }).map((any) => ({ any })),
    fc
      .tuple(
        tie("expression"),
        fc.constantFrom([0, 1], [0, Number.POSITIVE_INFINITY], [1, Number.POSITIVE_INFINITY], [2, 4], [3, 3], [0, 30], [30, 30]),
      )
      .map(([inner, [min = 0, max = 0]]) => ({ inner, min, max })),
  ),
}));

function written(node: Expression): string {
  if ("characters" in node) return node.characters.length === 1 ? node.characters : `[${node.characters}]`;
  if ("all" in node) return node.all.map(written).join("");
  if ("any" in node) return `(?:${node.any.map(written).join("|")})`;
  return `(?:${written(node.inner)}){${node.min},${node.max === Number.POSITIVE_INFINITY ? "" : node.max}}`;
}

class TooManySteps extends Error {}

/** The steps of a backtracking engine (ECMA-262, 22.2.2) that looks for a match at the beginning of a text, and fails. */
function stepsOf(node: Expression, text: string, most: number): number {
  let steps = 0;
  const match = (each: Expression, at: number, next: (at: number) => boolean): boolean => {
    if (++steps > most) throw new TooManySteps();
    if ("characters" in each) return at < text.length && each.characters.includes(text[at] ?? "") && next(at + 1);
    if ("any" in each) return each.any.some((part) => match(part, at, next));
    if ("all" in each) {
      const from = (index: number, here: number): boolean => {
        const part = each.all[index];
        return part === undefined ? next(here) : match(part, here, (there) => from(index + 1, there));
      };
      return from(0, at);
    }
    const repeat = (min: number, max: number, here: number): boolean => {
      if (max === 0) return next(here);
      const again = (there: number): boolean => !(min === 0 && there === here) && repeat(Math.max(0, min - 1), max - 1, there);
      return match(each.inner, here, again) || (min === 0 && next(here));
    };
    return repeat(each.min, each.max, at);
  };
  try {
    match(node, 0, () => {
      steps++;
      return false;
    });
  } catch (error) {
    if (error instanceof TooManySteps) return Number.POSITIVE_INFINITY;
    throw error;
  }
  return steps;
}

describe("the time of a backtracking engine", () => {
  it("is not exponential where it is said to grow with a power of the length", () => {
    const pumped = fc.tuple(fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 4 }), fc.constantFrom("", "a", "c"));
    fc.assert(
      fc.property(expressions, fc.array(pumped, { minLength: 8, maxLength: 8 }), (node, pumps) => {
        const degree = backtrackingDegree(`^${written(node)}d`);
        fc.pre(degree <= 2);
        for (const [word, last] of pumps)
          expect([written(node), word, stepsOf(node, word.repeat(60 / word.length) + last, 2_000_000)]).not.toContain(
            Number.POSITIVE_INFINITY,
          );
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ["^a+$", 1],
    ["[a-z]+$", 2],
    ["^[a-z]+@[a-z]+$", 1],
    ["^(?=.*[a-z])(?=.*\\d).{8,}$", 1],
    ["^([0-9a-f]{2}:){5}[0-9a-f]{2}$", 1],
    ["^\\d+(?:,\\d+)*$", 1],
    ["^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$", 1],
    ["^\\s*(.*?)\\s*$", 3],
    ["^.*.*.*.*x.*y$", 5],
  ])("%s: at most the length to the power of %i", (pattern, degree) => {
    expect(backtrackingDegree(pattern)).toBe(degree);
  });

  it.each([
    "(a+)+$",
    "^(a|a)*$",
    "^(a?b?)*$",
    "^(x(a?)+)*$",
    "^(a?){50}a{50}$",
    `${"a?".repeat(30)}${"a".repeat(30)}`,
    "^([a-zA-Z0-9]+[-_.]?)+@x$",
    "^[a-zA-Z0-9]+([-a-zA-Z0-9]?[a-zA-Z0-9])*$",
    "^(?!(a+)+b)c",
    "^(?=(?:\\w|a)*$)b",
    "(.)\\1",
    "(",
  ])("%s: exponential, or not known", (pattern) => {
    expect(backtrackingDegree(pattern)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("the regular expression of a language", () => {
  it("has the same texts", () => {
    fc.assert(
      fc.property(expressions, fc.constantFrom("^", ""), fc.constantFrom("$", ""), (node, start, end) => {
        const pattern = `${start}${written(node)}${end}`;
        const language = languageOfPattern(pattern);
        const other = language && expressionOf(language, 300);
        if (other === undefined) return;
        const same = languageOfPattern(other);
        if (language === undefined || same === undefined) return;
        expect([pattern, other, isSubset(language, same), isSubset(same, language)]).toEqual([pattern, other, true, true]);
      }),
      { numRuns: 150 },
    );
  });

  it("counts what is repeated", () => {
    for (const pattern of ["^[0-9a-f]{32}$", "^a+$", "^[A-Z]{2,5}$", "^AC[0-9a-f]{32}(?:-[0-9]{2,})?$"]) {
      const language = languageOfPattern(pattern);
      expect(language && expressionOf(language, 60)).toBe(pattern);
    }
  });

  it("can be of characters that mean something else, or cannot be printed", () => {
    for (const pattern of [
      "^[\\]^\\\\-]+$",
      "^\\$\\{x\\}$",
      "^[^\\n]$",
      "^[\\u{1f600}-\\u{1f64f}]?$",
      "[^\\w]",
      "^[\\ud800-\\udfff]$",
      "a^",
    ]) {
      const language = languageOfPattern(pattern);
      const written = language && expressionOf(language, 300);
      if (language === undefined || written === undefined) throw new Error(pattern);
      const expression = new RegExp(written, "u");
      for (const text of ["]^\\-", "${x}", "a", "\n", "😀", "\ud83d", "-", ""])
        expect([pattern, text, expression.test(text)]).toEqual([pattern, text, contains(language, text)]);
    }
  });
});
