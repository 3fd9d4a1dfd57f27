/** How a typed text and a name meet: from the beginning, at the beginning of a word, in order, or not at all. */
export function lettersMatch(typed: string, name: string): number | undefined {
  if (typed === "") return 0;
  if (name.startsWith(typed)) return 0;
  const [small, lower] = [typed.toLowerCase(), name.toLowerCase()];
  if (lower.startsWith(small)) return 1;
  if (lower.includes(small)) return 2;
  let at = 0;
  for (const letter of small) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return undefined;
  }
  return 3;
}
