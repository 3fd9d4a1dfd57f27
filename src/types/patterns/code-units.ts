import { type Alphabet, classOf } from "./alphabet.ts";
import { type Automaton, nextState, stateCount } from "./automaton.ts";
import type { Budget } from "./budget.ts";
import { lastCodePoint } from "./code-points.ts";
import { minimized } from "./minimize.ts";

const firstHigh = 0xd800;
const firstLow = 0xdc00;
const lastLow = 0xdfff;

/**
 * The automaton over code points of one over UTF-16 code units. A code point beyond U+FFFF is two units, a high and a low
 * surrogate; one that stands alone stays what it is, since a high one before a low one is always a pair.
 */
export function fromCodeUnits(automaton: Automaton, budget: Budget): Automaton {
  const { alphabet } = automaton;
  const starts = [...alphabet.starts];
  // Up to U+FFFF a class stays what it is; beyond, a class is one of a high and one of a low surrogate.
  const classes = [...alphabet.classes];
  const pairs = new Map<number, number>();
  let before: number | undefined;
  const add = (start: number, high: number, low: number): void => {
    const key = high * alphabet.size + low;
    let number = pairs.get(key);
    if (number === undefined) {
      number = alphabet.size + pairs.size;
      pairs.set(key, number);
    }
    if (before === number) return;
    before = number;
    budget.spend(1);
    starts.push(start);
    classes.push(number);
  };
  const lows = rangesBetween(alphabet, firstLow, lastLow);
  for (const { first, last, symbol: high } of rangesBetween(alphabet, firstHigh, firstLow - 1))
    if (lows.length === 1) add(pairOf(first, firstLow), high, lows[0]?.symbol ?? 0);
    else for (let unit = first; unit <= last; unit++) for (const low of lows) add(pairOf(unit, low.first), high, low.symbol);

  const size = alphabet.size + pairs.size;
  const count = stateCount(automaton);
  budget.spend(size * count);
  const next = new Int32Array(count * size);
  for (let state = 0; state < count; state++) {
    for (let symbol = 0; symbol < alphabet.size; symbol++) next[state * size + symbol] = nextState(automaton, state, symbol);
    for (const [key, symbol] of pairs) {
      const low = key % alphabet.size;
      next[state * size + symbol] = nextState(automaton, nextState(automaton, state, (key - low) / alphabet.size), low);
    }
  }
  const byCodePoint: Alphabet = { starts: Uint32Array.from(starts), classes: Uint16Array.from(classes), size, greatest: lastCodePoint };
  return minimized({ alphabet: byCodePoint, next, final: automaton.final }, budget);
}

function pairOf(high: number, low: number): number {
  return 0x1_0000 + (high - firstHigh) * 0x400 + (low - firstLow);
}

interface Range {
  readonly first: number;
  readonly last: number;
  readonly symbol: number;
}

/** The ranges of an alphabet from one unit to another. */
function rangesBetween(alphabet: Alphabet, from: number, to: number): readonly Range[] {
  const ranges: Range[] = [];
  for (let first = from; first <= to; ) {
    const next = alphabet.starts.find((start) => start > first) ?? alphabet.greatest + 1;
    const last = Math.min(next - 1, to);
    ranges.push({ first, last, symbol: classOf(alphabet, first) });
    first = last + 1;
  }
  return ranges;
}
