/**
 * What keeps the progress of flows. The embedded engine (`sqlite.ts`) keeps it in one SQLite file; another one may stand in
 * for it where it holds the same promises:
 *
 * - what {@link Engine.accept} has acknowledged survives a crash and a loss of power;
 * - a delivery is accepted once for each flow, however often it arrives;
 * - runs of the same flow and key happen one after the other, in the order in which they were accepted;
 * - a step whose result is recorded is not done again; a step that may not be repeated is begun at most once;
 * - a run that fails for good becomes a dead letter, and lets the next run of its key go on.
 */
export interface Engine {
  /**
   * Stores a run for each flow of a delivery, in one transaction. When this resolves, nothing of it can be lost any more.
   *
   * @throws {StorageError} when it could not be stored: the sender has to try again
   */
  accept(delivery: Delivery): Promise<Acceptance>;
  /** Counts a delivery that no flow takes. */
  ignore(): Promise<void>;
  /** Begins to run what is stored, runs that a crash interrupted first among them. */
  start(): Promise<void>;
  /** Takes no further run, gives the running steps some time to end, and closes the storage. What is left goes on at the next start. */
  stop(): Promise<void>;
  /**
   * Resolves as soon as no accepted run is running or waiting to be run.
   *
   * @throws {StorageError} when the engine is stopped before that
   */
  idle(): Promise<void>;
  status(): Promise<EngineStatus>;
  readonly deadLetters: DeadLetters;
}

/** A verified message of a system, for one or more flows. */
export interface Delivery {
  /** Where it came from, such as the path of the webhook: delivery ids are unique in it. */
  readonly source: string;
  /** The sender's id of the message. Without one, repetitions cannot be known. */
  readonly deliveryId?: string | undefined;
  /** The name of the event (`stripe.customerCreated`). */
  readonly event: string;
  /** A JSON value. */
  readonly payload: unknown;
  /** The names of the flows that take the event. */
  readonly flows: readonly string[];
  /** What logs and requests of the runs are marked with; made up where there is none. */
  readonly correlationId?: string | undefined;
  /** Set where the payload does not fit the event's type: it is stored as a dead letter straight away. */
  readonly rejection?: { readonly reason: string; readonly path?: string | undefined } | undefined;
}

export interface Acceptance {
  /** The runs that are new. */
  readonly accepted: readonly { readonly flow: string; readonly runId: string }[];
  /** The flows that had this delivery already. */
  readonly duplicates: readonly string[];
  readonly correlationId: string;
}

/** How many runs are in each state now, and how many deliveries there were since the storage was made. */
export interface EngineStatus {
  /** Waiting to be run. */
  readonly queued: number;
  readonly running: number;
  /** Dead letters that were neither replayed nor discarded. */
  readonly dead: number;
  /** Runs that reached their end. */
  readonly done: number;
  /** Runs that were accepted; dead letters of invalid payloads among them. */
  readonly accepted: number;
  readonly duplicates: number;
  /** Deliveries that no flow takes. */
  readonly ignored: number;
}

/** A run that failed for good. */
export interface DeadLetter {
  /** The id of the run. */
  readonly id: string;
  readonly flow: string;
  readonly event: string;
  readonly key: string | undefined;
  readonly correlationId: string;
  /** What went wrong: `400`, `timeout`, `refused`, `invalidPayload`, `outcomeUnknown`, `deadline`, `unknownFlow`, `unexpected`. */
  readonly failure: string;
  /** In words. May quote the record: it is shown to who looks at the dead letter, and neither logged nor sent in alerts. */
  readonly reason: string;
  /** The place in the record (`c.email`), where one is known. */
  readonly path: string | undefined;
  /** The step that failed; undefined where none had begun. */
  readonly step: string | undefined;
  /** The steps that were done before, in order. A replay does not repeat them. */
  readonly doneSteps: readonly string[];
  readonly acceptedAt: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface DeadLetters {
  /** Oldest first. */
  list(): Promise<DeadLetter[]>;
  get(id: string): Promise<(DeadLetter & { readonly payload: unknown }) | undefined>;
  /**
   * Runs it again with the same payload, behind the waiting runs of its key. It is the same run to the outside: steps that
   * were done stay done, and the others carry the idempotency keys that they had, so that no effect happens twice.
   *
   * @returns whether there was such a dead letter
   */
  replay(id: string): Promise<boolean>;
  /** Deletes it with its payload. Returns whether there was such a dead letter. */
  discard(id: string): Promise<boolean>;
}

/** Told to a person when a run has failed for good. It has no data of the record. */
export interface Alert {
  /** Whom to tell: the name that the flow gives (`ops`). */
  readonly channel: string;
  readonly flow: string;
  readonly runId: string;
  readonly correlationId: string;
  readonly step: string | undefined;
  readonly failure: string;
  readonly at: number;
  /** One sentence of the above. */
  readonly text: string;
}

/** What an engine tells about its work, after it has been stored. Times in milliseconds since 1970. */
export type EngineEvent =
  | (RunEventBase & { readonly type: "run.accepted"; readonly event: string })
  /** The delivery was accepted before, as the run that is named. */
  | (RunEventBase & { readonly type: "run.duplicate"; readonly event: string })
  /** `resumed`: the run had begun before, in this process or in one that ended. */
  | (RunEventBase & { readonly type: "run.started"; readonly resumed: boolean })
  | (RunEventBase & { readonly type: "run.done"; readonly milliseconds: number })
  | (RunEventBase & { readonly type: "run.dead"; readonly failure: string; readonly step: string | undefined })
  | (RunEventBase & { readonly type: "run.parked" })
  | (RunEventBase & { readonly type: "step.started"; readonly step: string })
  /** `recorded`: the result was there already, from before. */
  | (RunEventBase & { readonly type: "step.done"; readonly step: string; readonly milliseconds: number; readonly recorded: boolean })
  | (RunEventBase & {
      readonly type: "step.failed";
      readonly step: string;
      readonly milliseconds: number;
      readonly failure: string;
      readonly outcome: string;
    })
  | (RunEventBase & { readonly type: "alert.sent"; readonly channel: string });

interface RunEventBase {
  readonly at: number;
  readonly flow: string;
  readonly runId: string;
  readonly correlationId: string;
}
