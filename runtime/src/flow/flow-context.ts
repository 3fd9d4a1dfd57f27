import type { HandledValue, Handler } from "./handlers.ts";

/** What a step passes to the client's function along with the arguments. */
export interface StepCallOptions {
  /** Aborted when the run's deadline has passed, or the connector is stopped and the call does not end in time. */
  readonly signal: AbortSignal;
  /** The same for every attempt at this step of this run, over restarts and replays too. */
  readonly idempotencyKey: string;
  readonly correlationId: string;
  /** Called right before the first request, with whether the operation may be repeated. */
  readonly onBegin: (repeatable: boolean) => void;
}

/** A function of a typed client: `salesforce.upsertAccount`. */
export type StepOperation<Args, Result> = (args: Args, options: StepCallOptions) => Promise<Result>;

/** What is said about a call besides its arguments. */
export interface StepOptions<Handlers extends readonly Handler<unknown>[]> {
  /** What becomes of the step when the call fails; what none of them names is a dead letter. */
  readonly on?: Handlers;
  /** False for an operation that must not be sent twice: it is recorded before it is sent that the step has begun. */
  readonly repeatable?: boolean;
}

/** What a flow does its steps with. */
export interface FlowContext {
  readonly runId: string;
  readonly correlationId: string;
  /**
   * One step: calls an operation once. When the run is resumed, a step that is done gives the result that was recorded,
   * and nothing is called.
   *
   * @param id unique in the flow, and the same in every version of it as long as it is the same step
   * @param args the arguments; only evaluated when the call is made
   * @param handlers in source order; what none of them names is a dead letter
   */
  call<Args, Result, const Handlers extends readonly Handler<unknown>[] = readonly []>(
    id: string,
    operation: StepOperation<Args, Result>,
    args: () => Args,
    handlers?: Handlers,
  ): Promise<Result | HandledValue<Handlers>>;
  /** The same, with more to say about the call than its handlers. */
  call<Args, Result, const Handlers extends readonly Handler<unknown>[] = readonly []>(
    id: string,
    operation: StepOperation<Args, Result>,
    args: () => Args,
    options: StepOptions<Handlers>,
  ): Promise<Result | HandledValue<Handlers>>;
}
