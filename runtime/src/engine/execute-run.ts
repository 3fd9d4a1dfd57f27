import type { FlowDefinition } from "../flow/define-flow.ts";
import type { FlowContext, StepCallOptions, StepOperation, StepOptions } from "../flow/flow-context.ts";
import { type HandledValue, type Handler, matchingHandler } from "../flow/handlers.ts";
import { type ClassifiedFailure, classifyFailure } from "./classify-failure.ts";
import type { FinalFailure } from "./dead-letters.ts";
import { idempotencyKey } from "./idempotency-key.ts";
import type { StoredRun } from "./runs.ts";
import type { StepStore } from "./steps.ts";
import { StorageError } from "./storage-error.ts";

/** How a run ended: at its end, for good, or because the connector stops. */
export type RunOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "dead"; readonly failure: FinalFailure }
  | { readonly kind: "parked" };

/** What happened to a step, to be told. */
export type StepReport =
  | { readonly type: "step.started"; readonly step: string }
  | { readonly type: "step.done"; readonly step: string; readonly milliseconds: number; readonly recorded: boolean }
  | {
      readonly type: "step.failed";
      readonly step: string;
      readonly milliseconds: number;
      readonly failure: string;
      readonly outcome: string;
    };

export interface RunEnvironment {
  readonly steps: StepStore;
  readonly now: () => number;
  readonly report: (event: StepReport) => void;
  /** True from when the connector is asked to stop: no further step is begun. */
  readonly isStopping: () => boolean;
  /** Aborted when running steps have to end: {@link Parking} or {@link DeadlinePassed} is the reason. */
  readonly signal: AbortSignal;
}

/** The run goes on at the next start. */
export class Parking extends Error {
  override readonly name = "Parking";
}

/** The run has taken longer than its deadline. */
export class DeadlinePassed extends Error {
  override readonly name = "DeadlinePassed";
}

/** Ends a run with what was decided about a step. */
class RunFailed extends Error {
  override readonly name = "RunFailed";
  readonly failure: FinalFailure;

  constructor(failure: FinalFailure) {
    super(failure.failure);
    this.failure = failure;
  }
}

/**
 * Runs a flow from its beginning: steps that are done give their recorded results, so that it goes on where it stood.
 *
 * @throws {StorageError} when a step could not be recorded; anything else that is thrown becomes an outcome
 */
export async function executeRun(run: StoredRun, flow: FlowDefinition, environment: RunEnvironment): Promise<RunOutcome> {
  const context = createFlowContext(run, environment);
  try {
    const input: unknown = JSON.parse(run.payload);
    if (!flow.validate(input)) {
      return dead({ failure: "invalidPayload", reason: "the stored payload does not fit the flow's input", path: undefined }, undefined);
    }
    await flow.run(context, input);
    return { kind: "done" };
  } catch (error) {
    if (error instanceof StorageError) throw error;
    if (error instanceof Parking) return { kind: "parked" };
    if (error instanceof RunFailed) return { kind: "dead", failure: error.failure };
    return dead(classifyFailure(error), undefined);
  }
}

function dead(failure: Omit<ClassifiedFailure, "names">, step: string | undefined): RunOutcome {
  return { kind: "dead", failure: finalFailure(failure, step) };
}

function finalFailure({ failure, reason, path }: Omit<ClassifiedFailure, "names">, step: string | undefined): FinalFailure {
  return { failure, reason, path, step };
}

function createFlowContext(run: StoredRun, environment: RunEnvironment): FlowContext {
  const { steps, now, report, signal } = environment;
  const seen = new Set<string>();

  /** Whether, and how, the run has to end here. */
  const checkInterruption = (step: string): void => {
    if (signal.reason instanceof DeadlinePassed) throw deadlineFailure(step);
    if (environment.isStopping() || signal.aborted) throw new Parking();
  };

  /** `prepare` evaluates the arguments, and gives the call itself. */
  const call = async (step: string, prepare: () => Invocation, options: StepOptions<readonly Handler<unknown>[]>): Promise<unknown> => {
    if (seen.has(step)) throw new RunFailed({ failure: "unexpected", reason: `two steps have the id ${step}`, path: undefined, step });
    seen.add(step);
    const stored = steps.get(run.id, step);
    if (stored?.state === "done") {
      report({ type: "step.done", step, milliseconds: 0, recorded: true });
      return stored.result;
    }
    if (stored) throw unknownOutcome(step);
    checkInterruption(step);

    const begunAt = now();
    report({ type: "step.started", step });
    const record = (result: unknown): unknown => {
      steps.done(run.id, step, result, now());
      report({ type: "step.done", step, milliseconds: now() - begunAt, recorded: false });
      return result;
    };
    const fail = (failure: ClassifiedFailure, outcome: string): void =>
      report({ type: "step.failed", step, milliseconds: now() - begunAt, failure: failure.failure, outcome });

    let result: unknown;
    try {
      // A guard of an argument is a failure of the call, wherever it stands.
      result = await callOnce(step, prepare(), options.repeatable ?? true);
    } catch (error) {
      if (error instanceof StorageError) throw error;
      checkAbort(signal, step);
      const failure = classifyFailure(error);
      const handler = matchingHandler(options.on ?? [], failure.names);
      fail(failure, handler?.outcome.kind ?? "deadLetter");
      return record(handled(handler, failure, step));
    }
    return record(result);
  };

  const callOnce = (step: string, invoke: Invocation, repeatable: boolean): Promise<unknown> => {
    let begun = false;
    const onBegin = (mayRepeat: boolean): void => {
      if (mayRepeat || begun) return;
      begun = true;
      steps.started(run.id, step, now());
    };
    onBegin(repeatable);
    const options: StepCallOptions = {
      signal,
      idempotencyKey: idempotencyKey(run.id, step),
      correlationId: run.correlationId,
      onBegin,
    };
    // A function that ignores the signal must not hold the run up.
    return orAborted(signal, async () => invoke(options));
  };

  return {
    runId: run.id,
    correlationId: run.correlationId,
    call: async <Args, Result, const Handlers extends readonly Handler<unknown>[]>(
      id: string,
      operation: StepOperation<Args, Result>,
      args: () => Args,
      options: Handlers | StepOptions<Handlers> = {},
    ) => {
      const prepare = (): Invocation => {
        const values = args();
        return (callOptions) => operation(values, callOptions);
      };
      const result = await call(id, prepare, isHandlers(options) ? { on: options } : options);
      // What was recorded is what the operation, or a handler, once gave for this step.
      return result as Result | HandledValue<Handlers>;
    },
  };
}

type Invocation = (options: StepCallOptions) => Promise<unknown>;

function isHandlers<Handlers extends readonly Handler<unknown>[]>(options: Handlers | StepOptions<Handlers>): options is Handlers {
  return Array.isArray(options);
}

/** What a handler makes of a failure: the step's value, or the end of the run. */
function handled(handler: Handler<unknown> | undefined, failure: ClassifiedFailure, step: string): unknown {
  const outcome = handler?.outcome;
  if (outcome?.kind === "continue" || outcome?.kind === "value") {
    return orRefused(() => outcome.value?.(), step);
  }
  if (outcome?.kind === "fail") {
    const reason = orRefused(() => outcome.message?.() ?? failure.reason, step);
    throw new RunFailed({ ...finalFailure(failure, step), reason });
  }
  throw new RunFailed(finalFailure(failure, step));
}

/** The expressions of a handler can refuse the record themselves. */
function orRefused<T>(give: () => T, step: string): T {
  try {
    return give();
  } catch (error) {
    throw new RunFailed(finalFailure(classifyFailure(error), step));
  }
}

function checkAbort(signal: AbortSignal, step: string): void {
  if (!signal.aborted) return;
  throw signal.reason instanceof DeadlinePassed ? deadlineFailure(step) : new Parking();
}

function deadlineFailure(step: string): RunFailed {
  return new RunFailed({ failure: "deadline", reason: "the run took longer than its deadline", path: undefined, step });
}

function unknownOutcome(step: string): RunFailed {
  return new RunFailed({
    failure: "outcomeUnknown",
    reason: "the step had begun when the process ended, and may not be repeated: look whether it took effect before replaying it",
    path: undefined,
    step,
  });
}

/** The result of the work, or a rejection as soon as the signal is aborted. */
async function orAborted<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const onAbort = () => aborted.reject(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  // The rejection is of no interest once the work has ended.
  aborted.promise.catch(() => undefined);
  try {
    return await Promise.race([work(), aborted.promise]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
