/** `items[index]`: the item at a whole number from 0; undefined past either end. */
export function itemAt<T>(items: readonly T[] | null | undefined, index: number | null | undefined): T | undefined {
  if (items === null || items === undefined || index === null || index === undefined) return undefined;
  return Number.isInteger(index) && index >= 0 ? items[index] : undefined;
}
