import { lettersMatch } from "../letters-match.ts";
import type { CompletionItem } from "./item.ts";

/**
 * The items that a typed text can become, best first, no more than so many: by how they fit the place, and among those that fit
 * alike by how they meet the text. An editor asks again with another letter where some were left out.
 */
export function ranked(
  items: readonly CompletionItem[],
  typed: string,
  most: number,
): { readonly items: readonly CompletionItem[]; readonly isIncomplete: boolean } {
  const matching = items.flatMap((item, index) => {
    const match = lettersMatch(typed, item.filter ?? item.label);
    return match === undefined ? [] : [{ item, index, match }];
  });
  // A name that begins as it is typed is meant before all that only hold the letters.
  const isLoose = (match: number): number => (match >= 2 ? 1 : 0);
  matching.sort(
    (left, right) =>
      isLoose(left.match) - isLoose(right.match) ||
      left.item.rank - right.item.rank ||
      left.match - right.match ||
      left.index - right.index,
  );
  const seen = new Set<string>();
  const distinct = matching.filter(({ item }) => {
    const key = `${item.kind === "function" ? "()" : ""}${item.label}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return { items: distinct.slice(0, most).map(({ item }) => item), isIncomplete: distinct.length > most };
}
