import type { Alphabet } from "./alphabet.ts";
import type { Automaton } from "./automaton.ts";
import type { Budget } from "./budget.ts";
import { minimized } from "./minimize.ts";

/** An automaton by what its states are: it is followed from the first to all others, and made minimal. */
export interface Exploration<State> {
  readonly alphabet: Alphabet;
  readonly first: State;
  readonly keyOf: (state: State) => string | number;
  /** The next state for each class. */
  readonly next: (state: State) => readonly State[];
  readonly isFinal: (state: State) => boolean;
}

export function explore<State>(exploration: Exploration<State>, budget: Budget): Automaton {
  const { alphabet, keyOf, isFinal } = exploration;
  const numbers = new Map<string | number, number>([[keyOf(exploration.first), 0]]);
  const states: State[] = [exploration.first];
  const next: number[] = [];
  for (let index = 0; index < states.length; index++) {
    const state = states[index];
    if (state === undefined) break;
    budget.spend(alphabet.size + 4);
    for (const target of exploration.next(state)) {
      const key = keyOf(target);
      let number = numbers.get(key);
      if (number === undefined) {
        number = states.length;
        numbers.set(key, number);
        states.push(target);
      }
      next.push(number);
    }
  }
  const final = Uint8Array.from(states, (state) => (isFinal(state) ? 1 : 0));
  return minimized({ alphabet, next: Int32Array.from(next), final }, budget);
}
