import type { AST } from "@eslint-community/regexpp";
import { type Automaton, complementOf, universalState } from "./automaton.ts";
import { Budget, TooLarge } from "./budget.ts";
import { NotRegular } from "./character-sets.ts";
import { lastCodePoint, lastCodeUnit } from "./code-points.ts";
import { fromCodeUnits } from "./code-units.ts";
import { determinized } from "./determinize.ts";
import { type Net, netOf, type Previous } from "./net.ts";
import { parsePattern } from "./parse.ts";

/** The automaton of a pattern, or why there is none. */
export type PatternResult = { readonly automaton: Automaton } | { readonly reason: string };

/** Steps of work that one pattern is worth: some tens of milliseconds. */
const patternBudget = 800_000;

/** The texts in which a pattern of JSON Schema matches somewhere (ECMA-262; JSON Schema 2020-12, Core, section 6.4). */
export function compilePattern(pattern: string): PatternResult {
  const parsed = parsePattern(pattern);
  if ("reason" in parsed) return parsed;
  try {
    return { automaton: automatonOf(parsed.tree, parsed.flags) };
  } catch (error) {
    if (error instanceof TooLarge) return { reason: "large" };
    if (error instanceof NotRegular) return { reason: error.message };
    throw error;
  }
}

function automatonOf(pattern: AST.Pattern, flags: "u" | ""): Automaton {
  const budget = new Budget(patternBudget);
  const greatest = flags === "u" ? lastCodePoint : lastCodeUnit;
  const automaton = determinized(textNet(pattern.alternatives, greatest, true, true, budget), "start", greatest, budget);
  if (flags === "") return fromCodeUnits(automaton, budget);
  // V8 also looks for a match in the middle of a surrogate pair, which ECMA-262 does not; there `\B` holds, for example.
  if (pattern.alternatives.some(matchesWithinPair) && universalState(automaton) !== 0) throw new NotRegular("engines differ");
  return automaton;
}

/** Whether an alternative matches between the halves of a surrogate pair, where neither half can be read. */
function matchesWithinPair(alternative: AST.Alternative): boolean {
  return alternative.elements.every(function matches(element: AST.Element): boolean {
    switch (element.type) {
      case "Group":
      case "CapturingGroup":
        return element.alternatives.some(matchesWithinPair);
      case "Quantifier":
        return element.min === 0 || matches(element.element);
      case "Assertion":
        if (element.kind === "lookahead" || element.kind === "lookbehind")
          return element.alternatives.some(matchesWithinPair) !== element.negate;
        return element.kind === "word" && element.negate;
      default:
        return false;
    }
  });
}

function textNet(alternatives: readonly AST.Alternative[], greatest: number, openStart: boolean, openEnd: boolean, budget: Budget): Net {
  return netOf(alternatives, {
    greatest,
    openStart,
    openEnd,
    budget,
    ahead: (inner, negate) => {
      if (!openEnd) throw new NotRegular("a look ahead within a look behind");
      const net = textNet(inner, greatest, false, true, budget);
      if (net.behind.length > 0) throw new NotRegular("a look behind within a look ahead");
      const automaton = (previous: Previous): Automaton => {
        const positive = determinized(net, previous, greatest, budget);
        return negate ? complementOf(positive) : positive;
      };
      const other = automaton("other");
      return { start: usesStart(net) ? automaton("start") : other, word: net.usesBoundaries ? automaton("word") : other, other };
    },
    behind: (inner) => {
      const net = textNet(inner, greatest, true, false, budget);
      // What follows is not known where a look behind ends.
      if (net.usesBoundaries || net.steps.some((step) => step.kind === "condition" && step.condition.kind === "end"))
        throw new NotRegular("an end or a boundary within a look behind");
      return determinized(net, "start", greatest, budget);
    },
  });
}

/** Whether it makes a difference that nothing stands before. */
function usesStart(net: Net): boolean {
  return net.steps.some(
    (step) =>
      step.kind === "condition" &&
      (step.condition.kind === "start" ||
        (step.condition.kind === "ahead" && step.condition.accepts.start !== step.condition.accepts.other)),
  );
}
