/**
 * The number of the first part of a row that begins at or behind an offset: how many begin before it.
 *
 * @param row in the order of its parts' offsets
 */
export function firstFrom<Part>(row: readonly Part[], offset: number, startOf: (part: Part) => number): number {
  let low = 0;
  let high = row.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = row[middle];
    if (part !== undefined && startOf(part) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
