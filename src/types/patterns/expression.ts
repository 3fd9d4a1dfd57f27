import { pointsOfClasses } from "./alphabet.ts";
import { type Automaton, nextState, stateCount } from "./automaton.ts";
import { type CodePoints, lastCodePoint, negationOf, unionOf } from "./code-points.ts";

/** A piece of a regular expression, and how loosely it holds together. */
interface Piece {
  readonly text: string;
  readonly kind: "atom" | "sequence" | "alternatives";
}

const empty: Piece = { text: "", kind: "sequence" };

/**
 * A regular expression (with the `u` flag) for the texts of an automaton; undefined where it would be longer than so many
 * characters. States are taken out one by one (Janusz Brzozowski and Edward McCluskey, 1963). Since
 * the automaton is deterministic, every text is read in one way alone: an engine has nothing to try again.
 */
export function expressionOf(automaton: Automaton, longest: number): string | undefined {
  const count = stateCount(automaton);
  // Every state but the last ones is at least a character.
  if (count > longest) return undefined;
  const points = pointsOfClasses(automaton.alphabet);
  const start = count;
  const end = count + 1;
  const ways = new Map<number, Map<number, Piece>>();
  const between = (from: number): Map<number, Piece> => {
    const known = ways.get(from) ?? new Map<number, Piece>();
    ways.set(from, known);
    return known;
  };
  for (let state = 0; state < count; state++) {
    const sets = new Map<number, CodePoints>();
    for (const [symbol, set] of points.entries()) {
      const target = nextState(automaton, state, symbol);
      sets.set(target, unionOf(sets.get(target) ?? [], set));
    }
    for (const [target, set] of sets) {
      if (set.length > longest) return undefined;
      between(state).set(target, { text: textOfSet(set), kind: "atom" });
    }
    if (automaton.final[state] === 1) between(state).set(end, empty);
  }
  between(start).set(0, empty);

  const left = new Set(Array.from({ length: count }, (_, state) => state));
  while (left.size > 0) {
    const state = cheapest(left, ways);
    left.delete(state);
    const onward = ways.get(state) ?? new Map<number, Piece>();
    ways.delete(state);
    const round = onward.get(state);
    onward.delete(state);
    for (const targets of ways.values()) {
      const before = targets.get(state);
      targets.delete(state);
      if (before === undefined) continue;
      for (const [target, after] of onward) {
        const way = sequence(before, sequence(round === undefined ? empty : repeated(round), after));
        const other = targets.get(target);
        const both = other === undefined ? way : either(other, way);
        if (both.text.length > longest) return undefined;
        targets.set(target, both);
      }
    }
  }
  const whole = ways.get(start)?.get(end);
  return whole === undefined ? "[]" : `^${grouped(whole, "sequence").text}$`;
}

/** The state whose removal writes least. */
function cheapest(left: ReadonlySet<number>, ways: ReadonlyMap<number, ReadonlyMap<number, Piece>>): number {
  const written = new Map<number, { in: number; before: number }>();
  for (const targets of ways.values())
    for (const [target, { text }] of targets) {
      const sum = written.get(target) ?? { in: 0, before: 0 };
      written.set(target, { in: sum.in + 1, before: sum.before + text.length });
    }
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const state of left) {
    const onward = ways.get(state) ?? new Map<number, Piece>();
    const { in: sources, before } = written.get(state) ?? { in: 0, before: 0 };
    let after = 0;
    for (const { text } of onward.values()) after += text.length;
    const cost = before * onward.size + after * sources;
    if (cost < least) {
      best = state;
      least = cost;
    }
  }
  return best;
}

function grouped(piece: Piece, within: "atom" | "sequence"): Piece {
  if (piece.kind === "atom" || (within === "sequence" && piece.kind === "sequence")) return piece;
  return { text: `(?:${piece.text})`, kind: "atom" };
}

function sequence(a: Piece, b: Piece): Piece {
  if (a.text === "") return b;
  if (b.text === "") return a;
  return { text: grouped(a, "sequence").text + grouped(b, "sequence").text, kind: "sequence" };
}

function repeated(piece: Piece): Piece {
  return { text: `${grouped(piece, "atom").text}*`, kind: "sequence" };
}

function either(a: Piece, b: Piece): Piece {
  if (a.text === "") return { text: `${grouped(b, "atom").text}?`, kind: "sequence" };
  if (b.text === "") return { text: `${grouped(a, "atom").text}?`, kind: "sequence" };
  return { text: `${a.text}|${b.text}`, kind: "alternatives" };
}

/** A set as a character or a class. */
function textOfSet(set: CodePoints): string {
  if (set.length === 2 && set[0] === set[1]) return escapedCharacter(set[0] ?? 0, false);
  const outside = negationOf(set, lastCodePoint);
  return set.at(-1) === lastCodePoint ? `[^${rangesOf(outside)}]` : `[${rangesOf(set)}]`;
}

function rangesOf(set: CodePoints): string {
  let text = "";
  for (let index = 0; index < set.length; index += 2) {
    const first = set[index] ?? 0;
    const last = set[index + 1] ?? 0;
    text += escapedCharacter(first, true);
    if (last > first) text += `${last > first + 1 ? "-" : ""}${escapedCharacter(last, true)}`;
  }
  return text;
}

/** A character as it is written with the `u` flag, in a class or outside. */
export function escapedCharacter(point: number, inClass: boolean): string {
  const character = String.fromCodePoint(point);
  if (inClass ? /[\\\]^-]/.test(character) : /[\\^$.*+?()[\]{}|/]/.test(character)) return `\\${character}`;
  return point >= 0x20 && point < 0x7f ? character : `\\u{${point.toString(16)}}`;
}
