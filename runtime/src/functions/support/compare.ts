/** What items can be ordered by. */
export type Sortable = string | number | boolean | null | undefined;

/**
 * A total order: false, true, numbers, texts by code point, then null and absence (which are equal).
 *
 * @returns a negative number, 0 or a positive number
 */
export function compareValues(left: Sortable, right: Sortable): number {
  const ranks = rankOf(left) - rankOf(right);
  if (ranks !== 0) return ranks;
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  if (typeof left === "number" && typeof right === "number") return compareNumbers(left, right);
  return Number(left ?? 0) - Number(right ?? 0);
}

function rankOf(value: Sortable): number {
  if (typeof value === "boolean") return 0;
  if (typeof value === "number") return 1;
  return typeof value === "string" ? 2 : 3;
}

function compareNumbers(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  // What is not a number comes last, so that the order stays total.
  return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
}

/** By code points: `<` would compare UTF-16 code units, and put an emoji before U+FFFD. */
function compareTexts(left: string, right: string): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index++) {
    const difference = weightOf(left.charCodeAt(index)) - weightOf(right.charCodeAt(index));
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** Moves the surrogates behind the rest of the code units, where the code points that they stand for belong. */
function weightOf(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}
