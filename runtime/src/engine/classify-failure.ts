import { GuardRefusal, OperationFailure, Refusal } from "../failure.ts";

/** What an exception means for a run. */
export interface ClassifiedFailure {
  /** The name that dead letters, logs and alerts say. */
  readonly failure: string;
  /** In words; may quote the record. */
  readonly reason: string;
  readonly path: string | undefined;
  /** The names that a handler can catch it by; none for what is no failure of a call. */
  readonly names: readonly string[];
}

/**
 * Gives every exception a name: a failed call its own, a guard `guard`, any other refusal `refused`, anything else, which is a
 * mistake in the program or in this library, `unexpected`. What a guard refuses can be handled like any other failure.
 */
export function classifyFailure(error: unknown): ClassifiedFailure {
  if (error instanceof OperationFailure) {
    const names = error.names();
    return { failure: error.failure === "answer" ? "answer" : (names[0] ?? error.failure), reason: error.message, path: undefined, names };
  }
  if (error instanceof GuardRefusal) return { failure: "guard", reason: error.reason, path: error.path, names: ["guard", "failure"] };
  if (error instanceof Refusal) return { failure: "refused", reason: error.reason, path: error.path, names: [] };
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { failure: "unexpected", reason, path: undefined, names: [] };
}
