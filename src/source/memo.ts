/** Results of a pure function of a text, those found last; the same questions come again with every key that is typed. */
export interface Memo<Result> {
  /** The result for a text: as it was found before, or found now. */
  of(text: string, find: () => Result): Result;
}

/**
 * Makes a memo. What a result follows from must all be in its text.
 *
 * @param characters how many characters all texts that are kept may have; the oldest go first
 */
export function createMemo<Result>(characters: number): Memo<Result> {
  const results = new Map<string, { readonly result: Result }>();
  let kept = 0;
  return {
    of(text, find) {
      const known = results.get(text);
      if (known !== undefined) return known.result;
      const result = find();
      results.set(text, { result });
      kept += text.length;
      for (const oldest of results.keys()) {
        if (kept <= characters) break;
        results.delete(oldest);
        kept -= oldest.length;
      }
      return result;
    },
  };
}
