import { refine } from "./alphabet.ts";
import { type Automaton, deadState, nextState, stateCount, universalState } from "./automaton.ts";
import type { Budget } from "./budget.ts";
import { explore } from "./explore.ts";

/** Both, or either. */
export type Combination = "and" | "or";

/** The texts of two automata together. */
export function combine(a: Automaton, b: Automaton, how: Combination, budget: Budget): Automaton {
  const { alphabet, left, right } = refine(a.alphabet, b.alphabet, budget);
  const count = stateCount(b);
  // A pair whose result no longer depends on what follows is one state.
  const settled = how === "or" ? [universalState(a), universalState(b)] : [deadState(a), deadState(b)];
  const settledKey = stateCount(a) * count;
  const pair = (ofA: number, ofB: number): number => (ofA === settled[0] || ofB === settled[1] ? settledKey : ofA * count + ofB);
  return explore<number>(
    {
      alphabet,
      first: pair(0, 0),
      keyOf: (key) => key,
      next: (key) => {
        const targets: number[] = [];
        const ofB = key % count;
        const ofA = (key - ofB) / count;
        for (let symbol = 0; symbol < alphabet.size; symbol++)
          targets.push(key === settledKey ? key : pair(nextState(a, ofA, left[symbol] ?? 0), nextState(b, ofB, right[symbol] ?? 0)));
        return targets;
      },
      isFinal: (key) => {
        if (key === settledKey) return how === "or";
        const ofB = key % count;
        const inA = a.final[(key - ofB) / count] === 1;
        const inB = b.final[ofB] === 1;
        return how === "and" ? inA && inB : inA || inB;
      },
    },
    budget,
  );
}

/** The texts of one followed by those of another. */
export function concatenationOf(a: Automaton, b: Automaton, budget: Budget): Automaton {
  interface State {
    readonly inA: number;
    /** Where the second may be by now, ascending. */
    readonly inB: readonly number[];
  }
  const { alphabet, left, right } = refine(a.alphabet, b.alphabet, budget);
  const deadInA = deadState(a);
  const deadInB = deadState(b);
  const universalInB = universalState(b);
  const stateOf = (inA: number, inB: Set<number>): State => {
    if (a.final[inA] === 1) inB.add(0);
    inB.delete(deadInB);
    // Whatever follows is accepted: nothing else needs to be remembered.
    if (inB.has(universalInB)) return { inA: deadInA, inB: [universalInB] };
    return { inA, inB: [...inB].sort((one, other) => one - other) };
  };
  return explore<State>(
    {
      alphabet,
      first: stateOf(0, new Set()),
      keyOf: ({ inA, inB }) => `${inA}:${inB.join()}`,
      next: ({ inA, inB }) => {
        budget.spend(inB.length * alphabet.size);
        return Array.from({ length: alphabet.size }, (_, symbol) =>
          stateOf(
            inA < 0 ? inA : nextState(a, inA, left[symbol] ?? 0),
            new Set(inB.map((state) => nextState(b, state, right[symbol] ?? 0))),
          ),
        );
      },
      isFinal: ({ inB }) => inB.some((state) => b.final[state] === 1),
    },
    budget,
  );
}
