import type { Alphabet } from "./alphabet.ts";
import type { Automaton } from "./automaton.ts";
import type { Budget } from "./budget.ts";

/**
 * The smallest automaton that accepts the same, after John Hopcroft, "An n log n algorithm for minimizing states in a
 * finite automaton" (1971). Expects that every state can be reached. States are numbered in the order in which they are met.
 */
export function minimized(automaton: Automaton, budget: Budget): Automaton {
  const merged = blocksOf(automaton, budget);
  return withFewerClasses(numbered(automaton, merged));
}

/** Which states are alike: the same number for those that accept the same texts from there on. */
function blocksOf({ alphabet: { size }, next, final }: Automaton, budget: Budget): Int32Array {
  const count = final.length;
  budget.spend(count * size);
  const { from, offsets } = predecessors(next, count, size);
  // The states, block by block; the marked ones of a block stand in front.
  const order = new Int32Array(count);
  const place = new Int32Array(count);
  const blockOf = new Int32Array(count);
  const begins: number[] = [];
  const ends: number[] = [];
  const marked: number[] = [];
  const waiting: number[] = [];
  const wait = (block: number, symbol: number): unknown => waiting.push(block * size + symbol);
  let filled = 0;
  for (const accepts of [0, 1]) {
    const begin = filled;
    for (let state = 0; state < count; state++) {
      if (final[state] !== accepts) continue;
      order[filled] = state;
      place[state] = filled++;
      blockOf[state] = begins.length;
    }
    if (filled === begin) continue;
    begins.push(begin);
    ends.push(filled);
    marked.push(0);
  }
  if (begins.length === 2) for (let symbol = 0; symbol < size; symbol++) wait((ends[0] ?? 0) * 2 <= count ? 0 : 1, symbol);

  for (let splitter = waiting.pop(); splitter !== undefined; splitter = waiting.pop()) {
    const symbol = splitter % size;
    const block = (splitter - symbol) / size;
    const sources: number[] = [];
    for (let index = begins[block] ?? 0; index < (ends[block] ?? 0); index++) {
      const slot = symbol * count + (order[index] ?? 0);
      for (let at = offsets[slot] ?? 0; at < (offsets[slot + 1] ?? 0); at++) sources.push(from[at] ?? 0);
    }
    budget.spend(1 + (sources.length >> 1));
    const touched: number[] = [];
    for (const state of sources) {
      const owner = blockOf[state] ?? 0;
      const target = (begins[owner] ?? 0) + (marked[owner] ?? 0);
      const at = place[state] ?? 0;
      const other = order[target] ?? 0;
      order[target] = state;
      order[at] = other;
      place[state] = target;
      place[other] = at;
      if (marked[owner] === 0) touched.push(owner);
      marked[owner] = (marked[owner] ?? 0) + 1;
    }
    for (const owner of touched) {
      const begin = begins[owner] ?? 0;
      const middle = begin + (marked[owner] ?? 0);
      const end = ends[owner] ?? 0;
      marked[owner] = 0;
      if (middle === end) continue;
      const created = begins.length;
      const frontIsSmaller = middle - begin <= end - middle;
      begins.push(frontIsSmaller ? begin : middle);
      ends.push(frontIsSmaller ? middle : end);
      marked.push(0);
      if (frontIsSmaller) begins[owner] = middle;
      else ends[owner] = middle;
      for (let index = begins[created] ?? 0; index < (ends[created] ?? 0); index++) blockOf[order[index] ?? 0] = created;
      budget.spend(size >> 1);
      // The smaller part suffices; where the whole waited already, the larger one still does.
      for (let each = 0; each < size; each++) wait(created, each);
    }
  }
  return blockOf;
}

/** For each class and state, the states that lead to it: those from `offsets[class × count + state]` to the next offset. */
function predecessors(next: Int32Array, count: number, size: number): { readonly from: Int32Array; readonly offsets: Int32Array } {
  const offsets = new Int32Array(count * size + 1);
  for (let index = 0; index < count * size; index++) {
    const slot = (index % size) * count + (next[index] ?? 0) + 1;
    offsets[slot] = (offsets[slot] ?? 0) + 1;
  }
  for (let slot = 1; slot <= count * size; slot++) offsets[slot] = (offsets[slot] ?? 0) + (offsets[slot - 1] ?? 0);
  const filled = offsets.slice();
  const from = new Int32Array(count * size);
  for (let index = 0; index < count * size; index++) {
    const slot = (index % size) * count + (next[index] ?? 0);
    const at = filled[slot] ?? 0;
    filled[slot] = at + 1;
    from[at] = Math.floor(index / size);
  }
  return { from, offsets };
}

function numbered({ alphabet, next, final }: Automaton, blockOf: Int32Array): Automaton {
  const { size } = alphabet;
  const numbers = new Map<number, number>([[blockOf[0] ?? 0, 0]]);
  const states = [0];
  const merged: number[] = [];
  for (let index = 0; index < states.length; index++) {
    const state = states[index] ?? 0;
    for (let symbol = 0; symbol < size; symbol++) {
      const target = next[state * size + symbol] ?? 0;
      const block = blockOf[target] ?? 0;
      let number = numbers.get(block);
      if (number === undefined) {
        number = states.length;
        numbers.set(block, number);
        states.push(target);
      }
      merged.push(number);
    }
  }
  return { alphabet, next: Int32Array.from(merged), final: Uint8Array.from(states, (state) => final[state] ?? 0) };
}

/** The same automaton, with one class for all that no state tells apart. */
function withFewerClasses(automaton: Automaton): Automaton {
  const { alphabet, next, final } = automaton;
  const { size } = alphabet;
  const hashes = new Int32Array(size);
  for (let index = 0; index < next.length; index++) {
    const symbol = index % size;
    hashes[symbol] = Math.imul((hashes[symbol] ?? 0) ^ (next[index] ?? 0), 0x01000193) + 0x9e37;
  }
  const byHash = new Map<number, number[]>();
  const renamed = new Uint16Array(size);
  const kept: number[] = [];
  for (let symbol = 0; symbol < size; symbol++) {
    const hash = hashes[symbol] ?? 0;
    const candidates = byHash.get(hash) ?? [];
    byHash.set(hash, candidates);
    let same = candidates.find((each) => sameColumn(next, size, kept[each] ?? 0, symbol));
    if (same === undefined) {
      same = kept.length;
      kept.push(symbol);
      candidates.push(same);
    }
    renamed[symbol] = same;
  }
  if (kept.length === size) return automaton;
  const columns = new Int32Array(final.length * kept.length);
  for (let index = 0; index < columns.length; index++) {
    const symbol = index % kept.length;
    columns[index] = next[((index - symbol) / kept.length) * size + (kept[symbol] ?? 0)] ?? 0;
  }
  return { alphabet: withClasses(alphabet, renamed, kept.length), next: columns, final };
}

function sameColumn(next: Int32Array, size: number, one: number, other: number): boolean {
  for (let row = 0; row < next.length; row += size) if (next[row + one] !== next[row + other]) return false;
  return true;
}

function withClasses(alphabet: Alphabet, renamed: Uint16Array, size: number): Alphabet {
  const starts: number[] = [];
  const classes: number[] = [];
  alphabet.starts.forEach((start, index) => {
    const renamedClass = renamed[alphabet.classes[index] ?? 0] ?? 0;
    if (classes.at(-1) === renamedClass) return;
    starts.push(start);
    classes.push(renamedClass);
  });
  return { starts: Uint32Array.from(starts), classes: Uint16Array.from(classes), size, greatest: alphabet.greatest };
}
