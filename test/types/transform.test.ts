import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drop } from "../../runtime/src/functions/drop.ts";
import { lower } from "../../runtime/src/functions/lower.ts";
import { take } from "../../runtime/src/functions/take.ts";
import { trim } from "../../runtime/src/functions/trim.ts";
import { upper } from "../../runtime/src/functions/upper.ts";
import {
  allTexts,
  contains,
  isSubset,
  languageOfPattern,
  languageOfTexts,
  noText,
  type TextLanguage,
  textsOf,
} from "../../src/types/patterns/language.ts";
import { lowercased, prefixes, suffixes, trimmed, uppercased } from "../../src/types/patterns/transform.ts";

function language(pattern: string): TextLanguage {
  const found = languageOfPattern(pattern);
  if (found === undefined) throw new Error(pattern);
  return found;
}

const characters = ["a", "B", "Z", "1", " ", "\n", "\u00a0", "é", "É", "ß", "ﬁ", "İ", "Σ", "ς", "ŉ", "😀", "𐐀", "\ud83d", "\u212a"];
const texts = fc.array(fc.constantFrom(...characters), { maxLength: 6 }).map((parts) => parts.join(""));
const patterns = [
  ...[
    "^[A-Z][a-z]*$",
    "^\\s*[^ ]+\\s+$",
    "^[ßﬁa]+$",
    "ΑΣ",
    "^.{2,4}$",
    "^(?:ab|Cd |\\n)*$",
    "[^a]",
    "^\\p{Lu}+$",
    "^ *$",
    "^[\\ud800-\\udfff]b?$",
  ],
  ...["^İ?[0-9]{0,3}$", "^a{3}b?$", "a", "^[^\\s]?$", ""],
];
const functions: readonly (readonly [string, (of: TextLanguage) => TextLanguage | undefined, (text: string) => string])[] = [
  ["lower", lowercased, lower],
  ["upper", uppercased, upper],
  ["trim", trimmed, trim],
  ["take 0", (of) => prefixes(of, 0), (text) => take(text, 0)],
  ["take 2", (of) => prefixes(of, 2), (text) => take(text, 2)],
  ["take -1", (of) => prefixes(of, -1), (text) => take(text, -1)],
  ["drop 2", (of) => suffixes(of, 2), (text) => drop(text, 2)],
  ["drop 0", (of) => suffixes(of, 0), (text) => drop(text, 0)],
];

describe("the image of a language", () => {
  it.each(functions)("under %s holds what the function gives, and of exact texts nothing else", (_, image, apply) => {
    for (const pattern of patterns) {
      const source = language(pattern);
      const result = image(source);
      if (result === undefined) throw new Error(pattern);
      for (const text of textsOf(source, {}, 50) ?? [])
        expect([pattern, text, contains(result, apply(text))]).toEqual([pattern, text, true]);
    }
    fc.assert(
      fc.property(fc.constantFrom(...patterns), texts, (pattern, text) => {
        const source = language(pattern);
        const result = image(source);
        if (contains(source, text)) expect([pattern, text, result && contains(result, apply(text))]).toEqual([pattern, text, true]);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(
          texts.filter((text) => !text.includes("Σ")),
          { minLength: 1, maxLength: 4 },
        ),
        (some) => {
          const result = image(languageOfTexts(some) ?? noText);
          const all = languageOfTexts(some.map(apply));
          if (result === undefined || all === undefined) throw new Error("too large");
          expect([some, isSubset(all, result), isSubset(result, all)]).toEqual([some, true, true]);
        },
      ),
    );
  });

  it("proves what is plain to see", () => {
    const proves = (image: TextLanguage | undefined, pattern: string): boolean | undefined => image && isSubset(image, language(pattern));
    expect(proves(lowercased(language("^[A-Za-z]+$")), "^[a-z]+$")).toBe(true);
    expect(proves(uppercased(language("^[a-z]{2}$")), "^[A-Z]{2}$")).toBe(true);
    expect(proves(trimmed(allTexts), "^\\S|^$")).toBe(true);
    expect(proves(trimmed(language("\\S")), "^\\S")).toBe(true);
    expect(proves(prefixes(language("^\\d+$"), 5), "^\\d{1,5}$")).toBe(true);
    expect(proves(suffixes(language("^[A-Z]{2}\\d{9}$"), 2), "^\\d{9}$")).toBe(true);
    expect(proves(lowercased(allTexts), "^[^A-Z]*$")).toBe(true);
    expect(prefixes(allTexts, 1e9)).toBeUndefined();
  });
});
