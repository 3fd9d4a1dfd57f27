import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formats } from "../../runtime/src/validation.ts";
import {
  allTexts,
  boundsOfFormat,
  complement,
  concatenate,
  contains,
  intersectLanguages,
  isDisjoint,
  isSubset,
  languageOfFormat,
  languageOfPattern,
  languageOfTexts,
  lengthsOf,
  noText,
  type TextLanguage,
  textsOf,
  uniteLanguages,
} from "../../src/types/patterns/language.ts";
import { flagsOf } from "../../src/types/patterns/parse.ts";

function language(pattern: string): TextLanguage {
  const found = languageOfPattern(pattern);
  if (found === undefined) throw new Error(`no language for ${pattern}`);
  return found;
}

/** Patterns from a grammar: classes, anchors, boundaries, looking around, counts; with and without what the `u` flag allows. */
const atoms = fc.constantFrom(
  ...["a", "b", "-", "1", " ", ".", "\\d", "\\w", "\\s", "\\W", "\\S", "[ab]", "[^a]", "[a-z]", "[^\\w]", "\\n", "é", "\\p{L}", "\\P{Lu}"],
  ...["😀", "[😀-😂]", "\\u{1f600}", "[\\ud800-\\udbff]", "\\udc00", "\\_", "\\-", "[\\W-x]", "\\x41", "\\0", "[]", "[^]"],
);
const { pattern: patterns } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    atoms,
    fc.constantFrom("^", "$", "\\b", "\\B", ""),
    fc.tuple(fc.constantFrom("(", "(?:", "(?=", "(?!", "(?<=", "(?<!"), tie("pattern")).map(([open, inner]) => `${open}${inner})`),
    fc
      .tuple(tie("pattern"), fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{0,2}", "{0,4}", "{2,}", "{0}", "*?", "??"))
      .map(([inner, count]) => `(?:${inner})${count}`),
    fc.tuple(atoms, fc.constantFrom("*", "+", "?", "{2}", "{1,3}")).map(([atom, count]) => `${atom}${count}`),
  ),
  pattern: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.array(tie("piece"), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join("")),
    fc.tuple(tie("pattern"), tie("pattern")).map(([left, right]) => `${left}|${right}`),
    tie("pattern").map((inner) => `^(?:${inner})$`),
  ),
}));
const regular = patterns.filter((pattern) => languageOfPattern(pattern) !== undefined);
const characters = ["a", "b", "x", "Z", "-", "1", " ", "_", "\n", "é", "😀", "😁", "\ud83d", "\ude00", "\udc00", "\u2028", "\0"];
const texts = fc.array(fc.constantFrom(...characters), { maxLength: 7 }).map((parts) => parts.join(""));
const sample = fc.sample(texts, { numRuns: 60, seed: 7 });
const matches = (pattern: string, text: string): boolean => new RegExp(pattern, flagsOf(pattern)).test(text);

/** Regular expressions of nested counts, which a regular expression engine may match for ever. */
type Counted =
  | { readonly characters: string }
  | { readonly inner: Counted; readonly min: number; readonly more: number }
  | { readonly all: readonly Counted[] }
  | { readonly any: readonly Counted[] };

function written(node: Counted): string {
  if ("characters" in node) return `[${node.characters}]`;
  if ("inner" in node) return `(?:${written(node.inner)}){${node.min},${node.min + node.more}}`;
  return "all" in node ? node.all.map(written).join("") : `(?:${node.any.map(written).join("|")})`;
}

/** Where a match of the whole may end, in a text; each part is tried once at each position, for counts within each other multiply. */
function endsOf(whole: Counted, text: string): ReadonlySet<number> {
  const known = new Map<Counted, Map<number, ReadonlySet<number>>>();
  const after = (ends: ReadonlySet<number>, each: Counted): ReadonlySet<number> =>
    new Set([...ends].flatMap((end) => [...endsAt(each, end)]));
  function endsAt(node: Counted, from: number): ReadonlySet<number> {
    const ofNode = known.get(node) ?? new Map<number, ReadonlySet<number>>();
    known.set(node, ofNode);
    const found = ofNode.get(from) ?? endsFrom(node, from);
    ofNode.set(from, found);
    return found;
  }
  function endsFrom(node: Counted, from: number): ReadonlySet<number> {
    if ("characters" in node) return new Set(from < text.length && node.characters.includes(text[from] ?? "") ? [from + 1] : []);
    if ("any" in node) return new Set(node.any.flatMap((each) => [...endsAt(each, from)]));
    if ("all" in node) return node.all.reduce<ReadonlySet<number>>(after, new Set([from]));
    const found = new Set<number>();
    let ends: ReadonlySet<number> = new Set([from]);
    for (let count = 0; count <= node.min + node.more; count++) {
      if (count >= node.min) for (const end of ends) found.add(end);
      ends = after(ends, node.inner);
    }
    return found;
  }
  return endsAt(whole, 0);
}

describe("the language of a pattern", () => {
  it("has the texts that the regular expression matches", () => {
    fc.assert(
      fc.property(regular, fc.array(texts, { minLength: 20, maxLength: 20 }), (pattern, some) => {
        for (const text of some) expect([text, contains(language(pattern), text)]).toEqual([text, matches(pattern, text)]);
      }),
      { numRuns: 600 },
    );
  });

  it("has them where repetitions are counted within each other", () => {
    const { counted } = fc.letrec<{ counted: Counted }>((tie) => ({
      counted: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom<Counted>({ characters: "a" }, { characters: "b" }, { characters: "ab" }, { characters: "-" }, { characters: "a-" }),
        fc.record({ inner: tie("counted"), min: fc.nat({ max: 2 }), more: fc.nat({ max: 4 }) }),
        fc.record({ all: fc.array(tie("counted"), { minLength: 2, maxLength: 3 }) }),
        fc.record({ any: fc.array(tie("counted"), { minLength: 2, maxLength: 2 }) }),
      ),
    }));
    const words = fc.string({ unit: fc.constantFrom("a", "b", "-"), maxLength: 12 });
    const withTexts = counted.chain((node) =>
      fc.tuple(fc.constant(node), fc.array(fc.oneof(words, fc.stringMatching(new RegExp(`^${written(node)}$`))), { maxLength: 20 })),
    );
    fc.assert(
      fc.property(withTexts, ([node, some]) => {
        const pattern = `^${written(node)}$`;
        const found = languageOfPattern(pattern);
        if (found === undefined) return;
        for (const text of some)
          expect([pattern, text, contains(found, text)]).toEqual([pattern, text, endsOf(node, text).has(text.length)]);
      }),
      { numRuns: 1_000 },
    );
  });

  it("gives texts that match, and of its complement texts that do not, or proves that there are none", () => {
    fc.assert(
      fc.property(regular, fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 4 }), (pattern, min, more) => {
        const bounds = { min, max: min + more };
        const fits = (text: string): boolean => [...text].length >= min && [...text].length <= bounds.max;
        for (const [of, accepts] of [
          [language(pattern), true],
          [complement(language(pattern)), false],
        ] as const) {
          if (of === undefined) return;
          const found = textsOf(of, bounds, 4);
          if (found === undefined) return;
          for (const text of found) expect([text, matches(pattern, text), fits(text)]).toEqual([text, accepts, true]);
          expect(new Set(found).size).toBe(found.length);
          const lengths = found.map((text) => [...text].length);
          expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
          if (found.length === 0) expect(sample.filter((text) => fits(text) && matches(pattern, text) === accepts)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is part of another, or apart from it, as samples are", () => {
    fc.assert(
      fc.property(regular, regular, (left, right) => {
        const a = language(left);
        const b = language(right);
        const subset = isSubset(a, b);
        const outside = sample.filter((text) => matches(left, text) && !matches(right, text));
        if (subset === true) expect(outside).toEqual([]);
        if (subset === false) {
          const [witness] = textsOf(intersectLanguages(a, complement(b) ?? noText) ?? noText) ?? [];
          if (witness !== undefined) expect([witness, matches(left, witness), matches(right, witness)]).toEqual([witness, true, false]);
        }
        if (isDisjoint(a, b) === true) expect(sample.filter((text) => matches(left, text) && matches(right, text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("can be united, intersected and joined", () => {
    fc.assert(
      fc.property(regular, regular, texts, texts, (left, right, one, other) => {
        const [a, b] = [language(left), language(right)];
        const union = uniteLanguages(a, b);
        const intersection = intersectLanguages(a, b);
        if (union) expect(contains(union, one)).toBe(contains(a, one) || contains(b, one));
        if (intersection) expect(contains(intersection, one)).toBe(contains(a, one) && contains(b, one));
        const joined = concatenate(a, b);
        if (joined && contains(a, one) && contains(b, other) && [...(one + other)].length === [...one].length + [...other].length)
          expect(contains(joined, one + other)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("the language of a format", () => {
  const names = Object.keys(formats).filter((format) => format !== "regex");

  it.each(names)("%s: what is within is of the format, what is of the format is around", (format) => {
    const bounds = boundsOfFormat(format);
    const accepts = formats[format];
    if (bounds === undefined || accepts === undefined) throw new Error(format);
    for (const min of [0, 10, 30, 60])
      for (const text of textsOf(bounds.within, { min, max: bounds.maxLength }, 200) ?? [])
        expect([text, accepts(text)]).toEqual([text, true]);
    for (const min of [0, 10, 30])
      for (const text of textsOf(complement(bounds.around) ?? noText, { min }, 200) ?? [])
        expect([text, accepts(text)]).toEqual([text, false]);
    expect(isSubset(bounds.within, bounds.around)).toBe(true);
  });

  it("says nothing of formats that are not asserted", () => {
    expect(languageOfFormat("password")).toBeUndefined();
    expect(languageOfFormat("regex")).toBeUndefined();
    expect(languageOfFormat("constructor")).toBeUndefined();
  });
});

describe("texts within bounds", () => {
  it("are found where they must be long", () => {
    for (const pattern of ["^[a-z]*$", "^(ab)*$", "^(?:[A-Z]{3}-)+[0-9]$", "^[^@]+@[^@]+$"]) {
      const [text = ""] = textsOf(language(pattern), { min: 10_000, max: 32_000 }) ?? [];
      expect(text.length).toBeGreaterThanOrEqual(10_000);
      expect(matches(pattern, text)).toBe(true);
    }
    expect(textsOf(language("^(ab)*$"), { min: 10_001, max: 10_001 })).toEqual([]);
    expect(textsOf(language("^a{1,5000}$"), { min: 5_001 })).toEqual([]);
    expect(textsOf(language("^a{1,5000}$"), { min: 4_999 }, 5)?.map(({ length }) => length)).toEqual([4_999, 5_000]);
  });

  it("are of letters and digits where they can be", () => {
    expect(textsOf(language("^.{3}$"))).toEqual(["aaa"]);
    expect(textsOf(language("^[^a]$"), {}, 3)).toEqual(["b", "c", "d"]);
    expect(textsOf(allTexts, { min: 2 })).toEqual(["aa"]);
    expect(textsOf(noText)).toEqual([]);
  });

  it("have halves of surrogate pairs where nothing else is left, and never two that are one character", () => {
    expect(textsOf(language("^[\\ud800-\\udbff]$"))).toEqual(["\ud800"]);
    expect(textsOf(language("^[\\ud800-\\udbff][\\udc00-\\udfff]$"))).toEqual([]);
    expect(isSubset(language("^[\\ud800-\\udbff][\\udc00-\\udfff]$"), noText)).toBe(true);
  });

  it("have lengths", () => {
    expect(lengthsOf(language("^a{2,7}(?:bc)?$"))).toEqual({ min: 2, max: 9 });
    expect(lengthsOf(language("a"))).toEqual({ min: 1, max: undefined });
    expect(lengthsOf(language("^😀{2}$"))).toEqual({ min: 2, max: 2 });
    expect(lengthsOf(languageOfTexts(["", "ab"]) ?? noText)).toEqual({ min: 0, max: 2 });
  });
});

describe("a hostile pattern", () => {
  it.each([
    "(a+)+$",
    "^(?:(?:(?:(?:a{1,50}){1,50}){1,50}){1,50}){1,50}$",
    "a{1,1000000000}b",
    `${"(".repeat(3_000)}a${")".repeat(3_000)}`,
    "[ab]*a[ab]{400}c",
    `(?=.*a.{30})(?=.*b.{31})(?=.*c.{32})(?=.*d.{33}).*`,
    Array.from({ length: 400 }, (_, index) => `\\p{L}{${index}}`).join("|"),
    `^(?:${Array.from({ length: 300 }, (_, index) => `(?!${String.fromCodePoint(0x4e00 + index)}.*x{${index}})`).join("")}.)*$`,
  ])("ends: %.40s", (pattern) => {
    const found = languageOfPattern(pattern);
    if (found === undefined) return;
    expect(found.final.length).toBeLessThan(100_000);
    expect(textsOf(found, { max: 5 }, 1)).toBeDefined();
  });
});
