import { type Alphabet, alphabetOfSet, classesIn, classOf, refine, wholeAlphabet } from "./alphabet.ts";
import { type Automaton, complementOf, deadState, nextState, universalState } from "./automaton.ts";
import type { Budget } from "./budget.ts";
import { type CodePoints, holds, noCodePoints, wordCharacters } from "./code-points.ts";
import { explore } from "./explore.ts";
import type { Net, Previous } from "./net.ts";

/**
 * The deterministic automaton of a net. A state is the set of steps that may come next. A step carries the lookaheads that
 * it still owes, as states of their automata: all of them must accept what follows. What lies behind is followed forward.
 */
export function determinized(net: Net, previous: Previous, greatest: number, budget: Budget): Automaton {
  const owed = new Obligations();
  const nothingNext = startingWith(noCodePoints, greatest);
  const wordNext = startingWith(wordCharacters, greatest);
  const noWordNext = complementOf(wordNext);
  for (const step of net.steps) {
    if (step.kind !== "condition") continue;
    const { condition } = step;
    if (condition.kind === "ahead") owed.add(...Object.values(condition.accepts));
    else if (condition.kind === "end") owed.add(nothingNext);
    else if (condition.kind === "boundary") owed.add(wordNext, noWordNext);
  }

  const alphabet = commonAlphabet(net, owed.automata, greatest, budget);
  const examples = exampleOfEachClass(alphabet);
  owed.read(alphabet, examples);
  const classesOfSet = net.sets.map((set) => classesIn(alphabet, set));
  const isWord = examples.map((point) => net.usesBoundaries && holds(wordCharacters, point));
  const behindClasses = net.behind.map((automaton) => examples.map((point) => classOf(automaton.alphabet, point)));

  interface State {
    /** Numbers of steps, and what they owe: step + steps × obligation. Ascending. */
    readonly threads: readonly number[];
    readonly behind: readonly number[];
    readonly key: string;
  }
  const stepCount = net.steps.length;
  const universal: State = { threads: [], behind: [], key: "all" };
  const dead: State = { threads: [], behind: [], key: "none" };
  const entered = new Map<string, State>();

  /** All steps that read a character, or accept, and that are reached from some without a character. */
  const enter = (from: readonly number[], before: Previous, behind: readonly number[]): State => {
    budget.spend(from.length + 4);
    const question = `${before} ${behind.join()} ${from.join()}`;
    const known = entered.get(question);
    if (known !== undefined) return known;
    const seen = new Set(from);
    const stack = [...from];
    const threads: number[] = [];
    const visit = (thread: number): void => {
      if (seen.has(thread)) return;
      seen.add(thread);
      stack.push(thread);
    };
    let state: State | undefined;
    for (let thread = stack.pop(); thread !== undefined; thread = stack.pop()) {
      budget.spend(1);
      const number = thread % stepCount;
      const obligation = (thread - number) / stepCount;
      const step = net.steps[number];
      if (step === undefined) continue;
      if (step.kind === "character") threads.push(thread);
      else if (step.kind === "accept") {
        threads.push(thread);
        if (obligation === 0 && net.openEnd) state = universal;
      } else if (step.kind === "split") {
        budget.spend(step.next.length);
        for (const next of step.next) visit(next + obligation * stepCount);
      } else {
        const { condition } = step;
        let more: number | undefined = obligation;
        if (condition.kind === "start") more = before === "start" ? obligation : undefined;
        else if (condition.kind === "end") more = owed.with(obligation, nothingNext);
        else if (condition.kind === "boundary")
          more = owed.with(obligation, (before === "word") === condition.negate ? wordNext : noWordNext);
        else if (condition.kind === "ahead") more = owed.with(obligation, condition.accepts[before]);
        else
          more =
            (net.behind[condition.automaton]?.final[behind[condition.automaton] ?? 0] === 1) !== condition.negate ? obligation : undefined;
        if (more !== undefined) visit(step.next + more * stepCount);
      }
      if (state !== undefined) break;
    }
    if (state === undefined && threads.length === 0) state = dead;
    if (state === undefined) {
      const free = withoutCovered(net, threads, seen).sort((a, b) => a - b);
      budget.spend(free.length);
      state = { threads: free, behind, key: `${before} ${behind.join()} ${free.join()}` };
    }
    entered.set(question, state);
    return state;
  };

  const nextStates = (state: State): readonly State[] => {
    if (state === universal || state === dead) return new Array<State>(alphabet.size).fill(state);
    const reached: number[][] = Array.from({ length: alphabet.size }, () => []);
    for (const thread of state.threads) {
      const number = thread % stepCount;
      const obligation = (thread - number) / stepCount;
      const step = net.steps[number];
      const move = (next: number, symbol: number): void => {
        const more = owed.after(obligation, symbol);
        if (more !== undefined) reached[symbol]?.push(next + more * stepCount);
      };
      if (step?.kind === "character") {
        const symbols = classesOfSet[step.set] ?? [];
        budget.spend(symbols.length);
        for (const symbol of symbols) move(step.next, symbol);
      } else if (step?.kind === "accept" && net.openEnd) {
        budget.spend(alphabet.size);
        for (let symbol = 0; symbol < alphabet.size; symbol++) move(number, symbol);
      }
    }
    return reached.map((threads, symbol) => {
      if (threads.length === 0) return dead;
      const before = net.usesBoundaries && isWord[symbol] === true ? "word" : "other";
      const behind = net.behind.map((automaton, index) =>
        nextState(automaton, state.behind[index] ?? 0, behindClasses[index]?.[symbol] ?? 0),
      );
      return enter(
        [...new Set(threads)].sort((a, b) => a - b),
        before,
        behind,
      );
    });
  };

  return explore<State>(
    {
      alphabet,
      first: enter(
        [net.first],
        previous,
        net.behind.map(() => 0),
      ),
      keyOf: ({ key }) => key,
      next: nextStates,
      isFinal: (state) =>
        state === universal ||
        state.threads.some((thread) => net.steps[thread % stepCount]?.kind === "accept" && owed.isMet(Math.floor(thread / stepCount))),
    },
    budget,
  );
}

/** Leaves out each step whose texts are all accepted from another: the same that owes nothing, or a copy that may be repeated more often. */
function withoutCovered(net: Net, threads: readonly number[], seen: ReadonlySet<number>): number[] {
  const stepCount = net.steps.length;
  const greatestRanks = new Map<number, number>();
  const firstFamily = (thread: number): number => Math.floor(thread / stepCount) * net.familyCount;
  for (const thread of threads) {
    const families = net.families[thread % stepCount] ?? [];
    for (let index = 0; index < families.length; index += 2) {
      const family = firstFamily(thread) + (families[index] ?? 0);
      greatestRanks.set(family, Math.max(families[index + 1] ?? 0, greatestRanks.get(family) ?? 0));
    }
  }
  return threads.filter((thread) => {
    const step = thread % stepCount;
    if (thread >= stepCount && seen.has(step)) return false;
    const families = net.families[step] ?? [];
    for (let index = 0; index < families.length; index += 2)
      if (greatestRanks.get(firstFamily(thread) + (families[index] ?? 0)) !== families[index + 1]) return false;
    return true;
  });
}

/** Sets of states of automata that must all accept what follows, by number; 0 is the empty set. */
class Obligations {
  readonly automata: Automaton[] = [];
  readonly #numbers = new Map<Automaton, number>();
  /** Pairs of an automaton's number and its state. */
  readonly #sets: (readonly (readonly [number, number])[])[] = [[]];
  readonly #known = new Map<string, number>([["", 0]]);
  readonly #after = new Map<number, number | undefined>();
  #classes: readonly (readonly number[])[] = [];
  #size = 1;
  #dead: readonly number[] = [];
  #universal: readonly number[] = [];

  add(...automata: readonly Automaton[]): void {
    for (const automaton of automata) if (!this.#numbers.has(automaton)) this.#numbers.set(automaton, this.automata.push(automaton) - 1);
  }

  /** From here on texts are read by the classes of an alphabet that is finer than those of all automata. */
  read(alphabet: Alphabet, examples: readonly number[]): void {
    this.#classes = this.automata.map((automaton) => examples.map((point) => classOf(automaton.alphabet, point)));
    this.#size = alphabet.size;
    this.#dead = this.automata.map(deadState);
    this.#universal = this.automata.map(universalState);
  }

  /** A set, and an automaton from its first state; undefined where nothing is accepted. */
  with(set: number, automaton: Automaton): number | undefined {
    return this.#set([...(this.#sets[set] ?? []), [this.#numbers.get(automaton) ?? 0, 0]]);
  }

  /** What is owed after a character; undefined where it can no longer be met. */
  after(set: number, symbol: number): number | undefined {
    if (set === 0) return 0;
    const key = set * this.#size + symbol;
    const known = this.#after.get(key);
    if (known !== undefined || this.#after.has(key)) return known;
    const result = this.#set(
      (this.#sets[set] ?? []).map(([number, state]): readonly [number, number] => {
        const automaton = this.automata[number];
        return [number, automaton === undefined ? 0 : nextState(automaton, state, this.#classes[number]?.[symbol] ?? 0)];
      }),
    );
    this.#after.set(key, result);
    return result;
  }

  /** Whether all accept the end. */
  isMet(set: number): boolean {
    return (this.#sets[set] ?? []).every(([number, state]) => this.automata[number]?.final[state] === 1);
  }

  #set(pairs: readonly (readonly [number, number])[]): number | undefined {
    const open = new Map<string, readonly [number, number]>();
    for (const [number, state] of pairs) {
      if (state === this.#dead[number]) return undefined;
      if (state !== this.#universal[number]) open.set(`${number}:${state}`, [number, state]);
    }
    const key = [...open.keys()].sort().join();
    let set = this.#known.get(key);
    if (set === undefined) {
      set = this.#sets.push([...open.values()]) - 1;
      this.#known.set(key, set);
    }
    return set;
  }
}

function commonAlphabet(net: Net, automata: readonly Automaton[], greatest: number, budget: Budget): Alphabet {
  let alphabet = wholeAlphabet(greatest);
  const add = (other: Alphabet): void => {
    if (other.size > 1) alphabet = refine(alphabet, other, budget).alphabet;
  };
  // The largest come last, so that they are gone through once.
  for (const set of net.sets.toSorted((a, b) => a.length - b.length)) add(alphabetOfSet(set, greatest));
  if (net.usesBoundaries) add(alphabetOfSet(wordCharacters, greatest));
  for (const automaton of [...automata, ...net.behind]) add(automaton.alphabet);
  return alphabet;
}

function exampleOfEachClass(alphabet: Alphabet): readonly number[] {
  const examples: number[] = [];
  alphabet.starts.forEach((start, index) => {
    examples[alphabet.classes[index] ?? 0] ??= start;
  });
  return examples;
}

/** Accepts what begins with a character of a set, and where the set is empty: nothing but the end. */
function startingWith(set: CodePoints, greatest: number): Automaton {
  const alphabet = alphabetOfSet(set, greatest);
  if (set.length === 0) return { alphabet, next: Int32Array.of(1, 1), final: Uint8Array.of(1, 0) };
  return { alphabet, next: Int32Array.of(2, 1, 1, 1, 2, 2), final: Uint8Array.of(0, 1, 0) };
}
