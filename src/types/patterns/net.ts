import type { AST } from "@eslint-community/regexpp";
import type { Automaton } from "./automaton.ts";
import type { Budget } from "./budget.ts";
import { CharacterSets, NotRegular } from "./character-sets.ts";
import { type CodePoints, negationOf, noCodePoints } from "./code-points.ts";

/** What stands before a position: nothing, a character of `\w`, or another. */
export type Previous = "start" | "word" | "other";

/** What must hold at a position without a character being read. */
export type Condition =
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  | { readonly kind: "boundary"; readonly negate: boolean }
  /** What follows is accepted, by what stands before. */
  | { readonly kind: "ahead"; readonly accepts: Readonly<Record<Previous, Automaton>> }
  /** What came before is accepted by the automaton of this number, or is not. */
  | { readonly kind: "behind"; readonly automaton: number; readonly negate: boolean };

/** A step of a nondeterministic automaton. */
export type Step =
  | { readonly kind: "character"; readonly set: number; readonly next: number }
  /** Several ways without a character. */
  | { readonly kind: "split"; readonly next: readonly number[] }
  | { readonly kind: "condition"; readonly condition: Condition; readonly next: number }
  | { readonly kind: "accept" };

/** A regular expression as a nondeterministic automaton, after Ken Thompson (1968). */
export interface Net {
  readonly steps: readonly Step[];
  readonly first: number;
  readonly sets: readonly CodePoints[];
  /**
   * For steps that are copies of one, made by a counted repetition: the number of their family and the rank in it, one after
   * the other, for each repetition around them. A copy of a greater rank accepts more.
   */
  readonly families: readonly (readonly number[] | undefined)[];
  readonly familyCount: number;
  /** The automata of lookbehinds, over all that came before. */
  readonly behind: readonly Automaton[];
  /** The last step stays, whatever follows. */
  readonly openEnd: boolean;
  readonly usesBoundaries: boolean;
}

/** How a net is made of alternatives. */
export interface NetOptions {
  /** A character is a code point up to this, or a code unit. */
  readonly greatest: number;
  /** Anything may come before. */
  readonly openStart: boolean;
  /** Anything may follow. */
  readonly openEnd: boolean;
  /** The automaton of a lookahead's alternatives, by what stands before. */
  readonly ahead: (alternatives: readonly AST.Alternative[], negate: boolean) => Readonly<Record<Previous, Automaton>>;
  /** The automaton of all that a lookbehind accepts before it. */
  readonly behind: (alternatives: readonly AST.Alternative[]) => Automaton;
  readonly budget: Budget;
}

const costOfStep = 10;

/** Throws {@link NotRegular} for what no net can say. */
export function netOf(alternatives: readonly AST.Alternative[], options: NetOptions): Net {
  const { budget, greatest } = options;
  const steps: Step[] = [];
  const sets: CodePoints[] = [];
  const setNumbers = new Map<CodePoints, number>();
  const families: number[][] = [];
  let familyCount = 0;
  const characters = new CharacterSets(greatest, budget);
  const behind: Automaton[] = [];
  let usesBoundaries = false;

  const add = (step: Step): number => {
    budget.spend(costOfStep);
    return steps.push(step) - 1;
  };
  const numberOf = (set: CodePoints): number => {
    const number = setNumbers.get(set) ?? sets.push(set) - 1;
    setNumbers.set(set, number);
    return number;
  };
  /** Ways to and fro: what is repeated leads back to where it began. */
  const loop = (body: (next: number) => number, next: number): number => {
    const ways: number[] = [next];
    const start = add({ kind: "split", next: ways });
    ways.push(body(start));
    return start;
  };

  const anyOf = (parts: readonly AST.Alternative[], next: number): number => {
    if (parts.length === 1 && parts[0] !== undefined) return sequence(parts[0].elements, next);
    return add({ kind: "split", next: parts.map((part) => sequence(part.elements, next)) });
  };
  const sequence = (elements: readonly AST.Element[], next: number): number =>
    elements.reduceRight((following, element) => one(element, following), next);
  const repeat = (quantifier: AST.Quantifier, next: number): number => {
    const body = (following: number): number => one(quantifier.element, following);
    let entry = next;
    if (quantifier.max === Number.POSITIVE_INFINITY) entry = loop(body, next);
    else {
      let family = 0;
      for (let rank = 0; rank < quantifier.max - quantifier.min; rank++) {
        const begin = steps.length;
        // Each of these may be the last: a way leads straight to what follows.
        const more = body(entry);
        // What may be repeated more often accepts more. All copies have the same steps in the same order.
        if (rank === 0) {
          // Repetitions within have taken their numbers by now.
          family = familyCount;
          familyCount += steps.length - begin;
        }
        for (let step = begin; step < steps.length; step++) {
          budget.spend(1);
          families[step] ??= [];
          families[step]?.push(family + step - begin, rank);
        }
        entry = add({ kind: "split", next: [more, next] });
      }
    }
    for (let count = 0; count < quantifier.min; count++) {
      budget.spend(1);
      entry = body(entry);
    }
    return entry;
  };
  const one = (element: AST.Element, next: number): number => {
    switch (element.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass":
        return add({ kind: "character", set: numberOf(characters.of(element)), next });
      case "Group":
        if (element.modifiers !== null) throw new NotRegular("modifiers");
        return anyOf(element.alternatives, next);
      case "CapturingGroup":
        return anyOf(element.alternatives, next);
      case "Quantifier":
        return repeat(element, next);
      case "Assertion":
        return add({ kind: "condition", condition: condition(element), next });
      case "Backreference":
        throw new NotRegular("back reference");
      case "ExpressionCharacterClass":
        throw new NotRegular("set notation");
    }
  };
  const condition = (element: AST.Assertion): Condition => {
    switch (element.kind) {
      case "start":
        return { kind: "start" };
      case "end":
        return { kind: "end" };
      case "word":
        usesBoundaries = true;
        return { kind: "boundary", negate: element.negate };
      case "lookahead": {
        const accepts = options.ahead(element.alternatives, element.negate);
        usesBoundaries ||= accepts.word !== accepts.other;
        return { kind: "ahead", accepts };
      }
      case "lookbehind":
        return { kind: "behind", automaton: behind.push(options.behind(element.alternatives)) - 1, negate: element.negate };
    }
  };

  const last = add({ kind: "accept" });
  let first = anyOf(alternatives, last);
  if (options.openStart && !alternatives.every(beginsAtStart))
    first = loop((next) => add({ kind: "character", set: numberOf(negationOf(noCodePoints, greatest)), next }), first);
  return { steps, first, sets, families, familyCount, behind, openEnd: options.openEnd, usesBoundaries };
}

/** Whether an alternative matches only where the text begins. */
function beginsAtStart(alternative: AST.Alternative): boolean {
  const first = alternative.elements[0];
  if (first?.type === "Assertion") return first.kind === "start";
  return (first?.type === "Group" || first?.type === "CapturingGroup") && first.alternatives.every(beginsAtStart);
}
