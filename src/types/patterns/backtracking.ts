import type { AST } from "@eslint-community/regexpp";
import { Budget, TooLarge } from "./budget.ts";
import { CharacterSets, NotRegular } from "./character-sets.ts";
import { type CodePoints, lastCodePoint, lastCodeUnit } from "./code-points.ts";
import { componentsOf } from "./components.ts";
import { parsePattern } from "./parse.ts";

const budgetOfQuestion = 1_000_000;
/** A fixed count up to this is written out; a greater one, or a range, is taken for a loop, which can do more. */
const greatestCount = 32;
const mostPositions = 1_000;
/** Ways outside of loops, as a power of two, that are still few. */
const fewWays = 12;

/**
 * How the time of a backtracking engine may grow with a text: as its length to the power of the result. Infinity where that
 * may be exponential, or is not known. Never too small.
 *
 * A backtracking engine tries every way through the expression that reads a beginning of the text. So what counts is in how
 * many ways the same text can be read, which the graph of the expression's characters (after Victor Glushkov, 1961) tells:
 * exponentially many if two different ways within a loop read the same (Andreas Weber and Helmut Seidl, "On the degree of
 * ambiguity of finite automata", 1991), and else as the number of loops that follow each other and may be left early.
 */
export function backtrackingDegree(pattern: string): number {
  const parsed = parsePattern(pattern);
  if ("reason" in parsed) return Number.POSITIVE_INFINITY;
  const budget = new Budget(budgetOfQuestion);
  try {
    return degreeOf(graphOf(parsed.tree, parsed.flags === "u" ? lastCodePoint : lastCodeUnit, budget), budget);
  } catch (error) {
    if (error instanceof TooLarge || error instanceof NotRegular) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** The characters of an expression, and which may follow which. */
interface Graph {
  readonly sets: readonly CodePoints[];
  /** For each position those that may follow, each with the number of ways to it: 1, or 2 for more. */
  readonly follow: readonly Ways[];
  readonly first: Ways;
  /** How often a position may be come to at most, by the counts around it; infinite within `*` and `+`. */
  readonly times: readonly number[];
  /** A match may begin anywhere. */
  readonly openStart: boolean;
}

type Ways = ReadonlyMap<number, number>;

/** A part of an expression: where it may begin and end, and in how many ways it reads nothing. */
interface Fragment {
  readonly first: Ways;
  readonly last: Ways;
  readonly nothing: number;
}

const nothing: Fragment = { first: new Map(), last: new Map(), nothing: 1 };

function graphOf(tree: AST.Pattern, greatest: number, budget: Budget): Graph {
  const characters = new CharacterSets(greatest, budget);
  const sets: CodePoints[] = [];
  const follow: Map<number, number>[] = [];
  const times: number[] = [];
  let timesHere = 1;

  const connect = (last: Ways, first: Ways): void => {
    budget.spend(last.size * first.size);
    for (const [from, before] of last) {
      const ways = follow[from];
      for (const [to, after] of first) ways?.set(to, Math.min(2, (ways.get(to) ?? 0) + before * after));
    }
  };
  const anyOf = (alternatives: readonly AST.Alternative[]): Fragment => {
    const parts = alternatives.map(({ elements }) => elements.reduce<Fragment>((before, element) => join(before, one(element)), nothing));
    return {
      first: together(...parts.map(({ first }) => first)),
      last: together(...parts.map(({ last }) => last)),
      nothing: Math.min(
        2,
        parts.reduce((sum, part) => sum + part.nothing, 0),
      ),
    };
  };
  const join = (a: Fragment, b: Fragment): Fragment => {
    connect(a.last, b.first);
    return {
      first: a.nothing === 0 ? a.first : together(a.first, multiplied(b.first, a.nothing)),
      last: b.nothing === 0 ? b.last : together(b.last, multiplied(a.last, b.nothing)),
      nothing: Math.min(2, a.nothing * b.nothing),
    };
  };
  const repeat = ({ element, min, max }: AST.Quantifier): Fragment => {
    if (max === 0) return nothing;
    const isWritten = min === max && min <= greatestCount;
    const timesAround = timesHere;
    if (!isWritten) timesHere *= max;
    let part = one(element);
    timesHere = timesAround;
    if (isWritten) for (let count = 1; count < min; count++) part = join(part, one(element));
    else if (max > 1) {
      // Times that must be may read nothing, each of them: there are many ways to share out what is read.
      const empty = min > 0 ? part.nothing : 0;
      connect(part.last, min > 1 && empty > 0 ? multiplied(part.first, 2) : part.first);
      part = { ...part, first: multiplied(part.first, 1 + empty) };
    }
    // An optional time that reads nothing is given up by the engine.
    return { ...part, nothing: min === 0 ? 1 : part.nothing };
  };
  const one = (element: AST.Element): Fragment => {
    budget.spend(1);
    switch (element.type) {
      case "Character":
      case "CharacterSet":
      case "CharacterClass": {
        const position = sets.push(characters.of(element)) - 1;
        if (position >= mostPositions) throw new TooLarge();
        follow.push(new Map());
        times.push(timesHere);
        return { first: new Map([[position, 1]]), last: new Map([[position, 1]]), nothing: 0 };
      }
      case "Group":
        if (element.modifiers !== null) throw new NotRegular("modifiers");
        return anyOf(element.alternatives);
      case "CapturingGroup":
        return anyOf(element.alternatives);
      case "Quantifier":
        return repeat(element);
      case "Assertion":
        // To look around is a way that ends where it is done. Whether it holds is left open.
        if (element.kind === "lookahead" || element.kind === "lookbehind")
          return { first: anyOf(element.alternatives).first, last: new Map(), nothing: 1 };
        return nothing;
      case "Backreference":
      case "ExpressionCharacterClass":
        throw new NotRegular("back reference");
    }
  };

  const { first } = anyOf(tree.alternatives);
  return { sets, follow, first, times, openStart: !tree.alternatives.every(({ elements }) => isStart(elements[0])) };
}

function isStart(element: AST.Element | undefined): boolean {
  if (element?.type === "Assertion") return element.kind === "start";
  return (
    (element?.type === "Group" || element?.type === "CapturingGroup") && element.alternatives.every(({ elements }) => isStart(elements[0]))
  );
}

function together(...all: readonly Ways[]): Ways {
  const sum = new Map<number, number>();
  for (const ways of all) for (const [position, count] of ways) sum.set(position, Math.min(2, (sum.get(position) ?? 0) + count));
  return sum;
}

function multiplied(ways: Ways, factor: number): Ways {
  return new Map([...ways].map(([position, count]) => [position, Math.min(2, count * factor)]));
}

function degreeOf({ sets, follow, first, times, openStart }: Graph, budget: Budget): number {
  const overlap = overlaps(sets, budget);
  const start = follow.length;
  const edges = [...follow, first];
  const component = componentsOf(edges.map((ways) => [...ways.keys()]));
  const isLoop = new Set(edges.flatMap((ways, from) => (ways.has(from) ? [component[from] ?? 0] : [])));
  const members = Map.groupBy(component.keys(), (position) => component[position] ?? 0);
  for (const [number, positions] of members) if (positions.length > 1) isLoop.add(number);
  const within = (from: number): [number, number][] => [...(edges[from] ?? [])].filter(([to]) => component[to] === component[from]);
  for (const [number, positions] of members)
    if (isLoop.has(number) && readsTwice(positions, within, overlap, budget)) return Number.POSITIVE_INFINITY;

  const isCounted = (number: number): boolean => (members.get(number) ?? []).every((position) => Number.isFinite(times[position] ?? 1));
  const costs = (countedAsWays: boolean): Costs => {
    // Components are numbered from the last to the first: what follows is known already.
    const degrees: number[] = [];
    const ways: number[] = [];
    for (let number = 0; number < members.size; number++) {
      const positions = members.get(number) ?? [];
      let after = 0;
      let mayLeaveEarly = false;
      let waysAfter = 0;
      let waysHere = 0;
      for (const position of positions) {
        const inside = within(position);
        const outside = [...(edges[position] ?? [])].filter(([to]) => component[to] !== number);
        for (const [to] of outside) {
          after = Math.max(after, degrees[component[to] ?? 0] ?? 0);
          waysAfter = Math.max(waysAfter, ways[component[to] ?? 0] ?? 0);
          budget.spend(inside.length + outside.length);
          if (inside.some(([stay]) => overlap(stay, to))) mayLeaveEarly = true;
        }
        const alike = outside.map(([to]) => outside.reduce((sum, [other, count]) => sum + (overlap(to, other) ? count : 0), 0));
        // Every way leaves once, at one of the positions.
        waysHere = Math.max(waysHere, Math.log2(Math.max(1, ...alike)));
      }
      if (!isLoop.has(number)) degrees[number] = after;
      else if (countedAsWays && isCounted(number)) {
        degrees[number] = after;
        waysHere += Math.log2(positions.reduce((sum, position) => sum + (times[position] ?? 1), 0));
      } else degrees[number] = mayLeaveEarly ? after + 1 : Math.max(1, after);
      ways[number] = waysAfter + waysHere;
    }
    const first = component[start] ?? 0;
    const degree = degrees[first] ?? 0;
    return { degree: Math.max(1, degree + (openStart && degree > 0 ? 1 : 0)), ways: ways[first] ?? 0 };
  };
  const results = [costs(true), costs(false)].filter(({ ways }) => ways <= fewWays).map(({ degree }) => degree);
  return Math.min(Number.POSITIVE_INFINITY, ...results);
}

/** A power of the length, and how many ways there are outside of loops, as a power of two. */
interface Costs {
  readonly degree: number;
  readonly ways: number;
}

/** Whether a loop reads some text in two ways that begin and end at the same positions. */
function readsTwice(
  positions: readonly number[],
  within: (from: number) => readonly (readonly [number, number])[],
  overlap: (a: number, b: number) => boolean,
  budget: Budget,
): boolean {
  const seen = new Set<string>();
  const stack: (readonly [number, number])[] = [];
  const step = (a: number, b: number): boolean => {
    for (const [left, count] of within(a)) {
      if (a === b && count > 1) return true;
      for (const [right] of within(b)) {
        budget.spend(1);
        if (!overlap(left, right)) continue;
        if (left === right) {
          if (a !== b) return true;
          continue;
        }
        const pair = left < right ? ([left, right] as const) : ([right, left] as const);
        const key = pair.join();
        if (seen.has(key)) continue;
        seen.add(key);
        stack.push(pair);
      }
    }
    return false;
  };
  if (positions.some((position) => step(position, position))) return true;
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) if (step(...pair)) return true;
  return false;
}

/** Whether two positions read a character in common. */
function overlaps(sets: readonly CodePoints[], budget: Budget): (a: number, b: number) => boolean {
  const numbers = new Map<CodePoints, number>();
  for (const set of sets) if (!numbers.has(set)) numbers.set(set, numbers.size);
  const known = new Map<number, boolean>();
  return (a, b) => {
    const one = sets[a] ?? [];
    const other = sets[b] ?? [];
    if (one === other) return one.length > 0;
    const key = (numbers.get(one) ?? 0) * numbers.size + (numbers.get(other) ?? 0);
    let result = known.get(key);
    if (result === undefined) {
      budget.spend(one.length + other.length);
      result = haveCommon(one, other);
      known.set(key, result);
    }
    return result;
  };
}

function haveCommon(a: CodePoints, b: CodePoints): boolean {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if ((a[i + 1] ?? 0) < (b[j] ?? 0)) i += 2;
    else if ((b[j + 1] ?? 0) < (a[i] ?? 0)) j += 2;
    else return true;
  }
  return false;
}
