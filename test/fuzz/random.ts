/** Numbers that follow from a seed alone. */
export interface Random {
  /** From 0 to 1. */
  next(): number;
  /** A whole number from 0 up to, and not, the bound. */
  below(bound: number): number;
  /** One of them. */
  pick<Item>(items: readonly Item[]): Item;
  /** Whether something happens that happens in so many of a hundred cases. */
  percent(share: number): boolean;
}

/** The same numbers from the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  // Seeds that lie side by side must not give numbers that do.
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (bound: number): number => Math.floor(next() * bound);
  return {
    next,
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined && items.length === 0) throw new RangeError("nothing to pick from");
      return item as (typeof items)[number];
    },
    percent: (share) => next() * 100 < share,
  };
}
