import { pointsOfClasses } from "./alphabet.ts";
import { type Automaton, deadState, nextState, stateCount } from "./automaton.ts";
import { type CodePoints, lastCodePoint, negationOf, unionOf } from "./code-points.ts";

/** A character, a class or a group, and how often it is repeated. */
interface Part {
  readonly atom: string;
  readonly min: number;
  readonly max: number;
}

/** A piece of a regular expression: alternatives, each a sequence of parts. */
type Piece = readonly (readonly Part[])[];

const empty: Piece = [[]];

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
  const dead = deadState(automaton);
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
    sets.delete(dead);
    for (const [target, set] of sets) {
      if (set.length > longest) return undefined;
      between(state).set(target, [[{ atom: textOfSet(set), min: 1, max: 1 }]]);
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
        if (lengthOf(both) > longest) return undefined;
        targets.set(target, both);
      }
    }
  }
  const whole = ways.get(start)?.get(end);
  return whole === undefined ? "[]" : `^${whole.length === 1 ? written(whole) : group(whole)}$`;
}

/** The state whose removal writes least. */
function cheapest(left: ReadonlySet<number>, ways: ReadonlyMap<number, ReadonlyMap<number, Piece>>): number {
  const written = new Map<number, { in: number; before: number }>();
  for (const targets of ways.values())
    for (const [target, piece] of targets) {
      const sum = written.get(target) ?? { in: 0, before: 0 };
      written.set(target, { in: sum.in + 1, before: sum.before + lengthOf(piece) });
    }
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  for (const state of left) {
    const onward = ways.get(state) ?? new Map<number, Piece>();
    const { in: sources, before } = written.get(state) ?? { in: 0, before: 0 };
    let after = 0;
    for (const piece of onward.values()) after += lengthOf(piece);
    const cost = before * onward.size + after * sources;
    if (cost < least) {
      best = state;
      least = cost;
    }
  }
  return best;
}

function sequence(a: Piece, b: Piece): Piece {
  return [joined(single(a), single(b))];
}

/** A piece as one sequence: alternatives are put in a group. */
function single(piece: Piece): readonly Part[] {
  const [only] = piece;
  return piece.length === 1 && only !== undefined ? only : [{ atom: group(piece), min: 1, max: 1 }];
}

function joined(a: readonly Part[], b: readonly Part[]): readonly Part[] {
  const last = a.at(-1);
  const [first, ...rest] = b;
  if (last === undefined || first === undefined || last.atom !== first.atom) return [...a, ...b];
  return [...a.slice(0, -1), { atom: last.atom, min: last.min + first.min, max: last.max + first.max }, ...rest];
}

function repeated(piece: Piece): Piece {
  const atom = atomOf(piece);
  return [[{ atom, min: 0, max: Number.POSITIVE_INFINITY }]];
}

function either(a: Piece, b: Piece): Piece {
  if (a.some(isEmpty)) return optional(b);
  if (b.some(isEmpty)) return optional(a);
  const [one, other] = [onlyPart(a), onlyPart(b)];
  if (one !== undefined && other !== undefined && one.atom === other.atom && one.min <= other.max + 1 && other.min <= one.max + 1)
    return [[{ atom: one.atom, min: Math.min(one.min, other.min), max: Math.max(one.max, other.max) }]];
  const [first, second] = [a[0] ?? [], b[0] ?? []];
  let same = 0;
  while (same < first.length && same < second.length && isSame(first[same], second[same])) same++;
  if (a.length > 1 || b.length > 1 || same === 0) return [...a, ...b];
  return sequence([first.slice(0, same)], either([first.slice(same)], [second.slice(same)]));
}

function isSame(a: Part | undefined, b: Part | undefined): boolean {
  return a?.atom === b?.atom && a?.min === b?.min && a?.max === b?.max;
}

function optional(piece: Piece): Piece {
  const part = onlyPart(piece);
  if (part !== undefined && part.min <= 1) return [[{ ...part, min: 0 }]];
  if (piece.length === 1 && piece.some(isEmpty)) return piece;
  return [[{ atom: atomOf(piece), min: 0, max: 1 }]];
}

function isEmpty(parts: readonly Part[]): boolean {
  return parts.length === 0;
}

function onlyPart(piece: Piece): Part | undefined {
  return piece.length === 1 && piece[0]?.length === 1 ? piece[0][0] : undefined;
}

function atomOf(piece: Piece): string {
  const part = onlyPart(piece);
  return part !== undefined && part.min === 1 && part.max === 1 ? part.atom : group(piece);
}

function group(piece: Piece): string {
  return `(?:${written(piece)})`;
}

function written(piece: Piece): string {
  return piece.map((parts) => parts.map((part) => part.atom + quantifier(part)).join("")).join("|");
}

function quantifier({ min, max }: Part): string {
  if (max === Number.POSITIVE_INFINITY) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  if (min === max) return min === 1 ? "" : `{${min}}`;
  return min === 0 && max === 1 ? "?" : `{${min},${max}}`;
}

function lengthOf(piece: Piece): number {
  let length = piece.length - 1;
  for (const parts of piece) for (const part of parts) length += part.atom.length + quantifier(part).length;
  return length;
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
