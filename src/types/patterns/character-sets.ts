import type { AST } from "@eslint-community/regexpp";
import type { Budget } from "./budget.ts";
import { type CodePoints, digits, lineTerminators, negationOf, propertyOf, spaces, unionOf, wordCharacters } from "./code-points.ts";

/** A pattern is not a regular language, or is written in a way that is not understood. Never leaves this folder. */
export class NotRegular extends Error {
  constructor(reason: string) {
    super(reason);
  }
}

/** To ask the engine for all characters of a property is dear. */
const costOfProperty = 60_000;

/** What reads one character. */
export type CharacterElement = AST.Character | AST.CharacterSet | AST.CharacterClass;

/** The sets of characters that elements of one pattern read. */
export class CharacterSets {
  readonly #properties = new Map<string, CodePoints>();
  readonly #elements = new Map<CharacterElement, CodePoints>();
  readonly #distinct = new Map<string, CodePoints>();
  readonly #greatest: number;
  readonly #budget: Budget;

  /** A character is a code point up to the greatest, or a code unit. */
  constructor(greatest: number, budget: Budget) {
    this.#greatest = greatest;
    this.#budget = budget;
  }

  /** The same set for the same characters. Throws {@link NotRegular} for what reads more than a character. */
  of(element: CharacterElement): CodePoints {
    const known = this.#elements.get(element);
    if (known !== undefined) return known;
    const set = element.type === "Character" ? [element.value, element.value] : this.#setOf(element);
    this.#budget.spend(set.length);
    const key = set.join();
    const same = this.#distinct.get(key) ?? set;
    this.#distinct.set(key, same);
    this.#elements.set(element, same);
    return same;
  }

  #setOf(element: AST.CharacterSet | AST.CharacterClass): CodePoints {
    if (element.type === "CharacterClass") return this.#ofClass(element);
    switch (element.kind) {
      case "any":
        return negationOf(lineTerminators, this.#greatest);
      case "digit":
        return this.#negated(digits, element.negate);
      case "space":
        return this.#negated(spaces, element.negate);
      case "word":
        return this.#negated(wordCharacters, element.negate);
      case "property":
        return this.#ofProperty(element);
    }
  }

  #ofClass(element: AST.CharacterClass): CodePoints {
    const set = unionOf(
      ...element.elements.map((part): CodePoints => {
        if (part.type === "Character") return [part.value, part.value];
        if (part.type === "CharacterClassRange") return [part.min.value, part.max.value];
        if (part.type === "CharacterSet") return this.#setOf(part);
        throw new NotRegular("set notation");
      }),
    );
    return this.#negated(set, element.negate);
  }

  #ofProperty(element: AST.UnicodePropertyCharacterSet): CodePoints {
    const known = this.#properties.get(element.raw);
    if (known !== undefined) return known;
    this.#budget.spend(costOfProperty);
    const set = element.strings ? undefined : propertyOf(element.raw);
    if (set === undefined) throw new NotRegular("unknown property");
    this.#properties.set(element.raw, set);
    return set;
  }

  #negated(set: CodePoints, negate: boolean): CodePoints {
    return negate ? negationOf(set, this.#greatest) : set;
  }
}
