/** Work that one question may cost, in small steps: it ends the same on every machine, however hostile a pattern is. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  /** Takes steps; throws {@link TooLarge} where none are left. */
  spend(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) throw new TooLarge();
  }
}

/** The work, or what it makes, is larger than what is worth doing. Never leaves this folder. */
export class TooLarge extends Error {
  constructor() {
    super("the language is too large");
  }
}

/** The result of work within a budget; undefined where the budget does not suffice. */
export function within<Result>(steps: number, work: (budget: Budget) => Result): Result | undefined {
  try {
    return work(new Budget(steps));
  } catch (error) {
    if (error instanceof TooLarge) return undefined;
    throw error;
  }
}
