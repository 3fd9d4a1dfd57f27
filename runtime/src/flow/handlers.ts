/** What becomes of a step whose call has failed for good. `V` is what the step then gives; `never` where the flow ends. */
export interface Outcome<V> {
  readonly kind: "deadLetter" | "continue" | "fail" | "value";
  readonly message?: () => string;
  readonly value?: () => V;
}

/** What becomes of a step for some failures: one `on … => …` of a call. */
export interface Handler<V> {
  /** Statuses (`409`), classes (`4xx`), other failures by name (`timeout`), or `failure` for any. */
  readonly failures: readonly string[];
  readonly outcome: Outcome<V>;
}

/** `on 409, timeout => …` */
export function on<V>(failures: readonly string[], outcome: Outcome<V>): Handler<V> {
  return { failures, outcome };
}

/** The run becomes a dead letter. */
export const deadLetter: Outcome<never> = { kind: "deadLetter" };

/** The flow goes on; the step gives nothing. */
export const continueFlow: Outcome<undefined> = { kind: "continue", value: () => undefined };

/** The run becomes a dead letter with a reason of the author's. */
export function failWith(message: () => string): Outcome<never> {
  return { kind: "fail", message };
}

/** The flow goes on with this value as the step's result. */
export function value<V>(give: () => V): Outcome<V> {
  return { kind: "value", value: give };
}

/** What the handlers of a call may give instead of its result. */
export type HandledValue<Handlers extends readonly Handler<unknown>[]> = Handlers[number] extends infer Each
  ? Each extends Handler<infer V>
    ? V
    : never
  : never;

/** The first handler, in source order, that names one of the failure's names. */
export function matchingHandler<V>(handlers: readonly Handler<V>[], names: readonly string[]): Handler<V> | undefined {
  return handlers.find((handler) => handler.failures.some((failure) => names.includes(failure)));
}
