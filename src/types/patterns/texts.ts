import { alphabetOfSet, classOf, refine, wholeAlphabet } from "./alphabet.ts";
import type { Automaton } from "./automaton.ts";
import type { Budget } from "./budget.ts";
import { lastCodePoint } from "./code-points.ts";
import { minimized } from "./minimize.ts";

/** Accepts some texts exactly. */
export function automatonOfTexts(texts: readonly string[], budget: Budget): Automaton {
  const words = texts.map((text) => Array.from(text, (character) => character.codePointAt(0) ?? 0));
  let alphabet = wholeAlphabet(lastCodePoint);
  for (const point of new Set(words.flat())) alphabet = refine(alphabet, alphabetOfSet([point, point], lastCodePoint), budget).alphabet;
  // A tree of the texts, and a state (1) where nothing is accepted any more.
  const next: number[] = new Array<number>(2 * alphabet.size).fill(1);
  const final = [0, 0];
  for (const word of words) {
    budget.spend(word.length);
    let state = 0;
    for (const point of word) {
      const slot = state * alphabet.size + classOf(alphabet, point);
      let target = next[slot] ?? 1;
      if (target === 1) {
        budget.spend(alphabet.size);
        target = final.push(0) - 1;
        for (let symbol = 0; symbol < alphabet.size; symbol++) next.push(1);
        next[slot] = target;
      }
      state = target;
    }
    final[state] = 1;
  }
  return minimized({ alphabet, next: Int32Array.from(next), final: Uint8Array.from(final) }, budget);
}
