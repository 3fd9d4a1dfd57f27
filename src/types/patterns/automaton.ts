import { type Alphabet, classOf, wholeAlphabet } from "./alphabet.ts";
import { lastCodePoint } from "./code-points.ts";

/**
 * A deterministic automaton over code points. Every state has a next state for every class; state 0 is the first.
 * All are kept minimal, so no two states are alike, and at most one of them leads nowhere.
 */
export interface Automaton {
  readonly alphabet: Alphabet;
  /** The next state, by state × size of the alphabet + class. */
  readonly next: Int32Array;
  /** 1 for each state that accepts. */
  readonly final: Uint8Array;
}

export function stateCount(automaton: Automaton): number {
  return automaton.final.length;
}

export function nextState(automaton: Automaton, state: number, symbol: number): number {
  return automaton.next[state * automaton.alphabet.size + symbol] ?? 0;
}

/** Accepts everything, or nothing. */
export function constantAutomaton(accepts: boolean): Automaton {
  return { alphabet: wholeAlphabet(lastCodePoint), next: Int32Array.of(0), final: Uint8Array.of(accepts ? 1 : 0) };
}

/** The state that accepts nothing whatever follows; -1 where there is none. */
export function deadState(automaton: Automaton): number {
  return constantState(automaton, 0);
}

/** The state that accepts whatever follows; -1 where there is none. */
export function universalState(automaton: Automaton): number {
  return constantState(automaton, 1);
}

function constantState(automaton: Automaton, accepts: number): number {
  const { size } = automaton.alphabet;
  for (let state = 0; state < automaton.final.length; state++) {
    if (automaton.final[state] !== accepts) continue;
    let symbol = 0;
    while (symbol < size && automaton.next[state * size + symbol] === state) symbol++;
    if (symbol === size) return state;
  }
  return -1;
}

export function complementOf(automaton: Automaton): Automaton {
  return { ...automaton, final: automaton.final.map((accepts) => 1 - accepts) };
}

/** The state after a text; a text's characters are its code points, and halves of pairs that stand alone. */
export function stateAfter(automaton: Automaton, text: string): number {
  let state = 0;
  for (const character of text) state = nextState(automaton, state, classOf(automaton.alphabet, character.codePointAt(0) ?? 0));
  return state;
}
