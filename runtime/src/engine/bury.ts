import type { EngineCore } from "./core.ts";
import type { FinalFailure } from "./dead-letters.ts";

/** A run that has failed for good. */
export interface FailedRun {
  readonly id: string;
  readonly flow: string;
  readonly correlationId: string;
}

/**
 * Stores a dead letter, and the alerts that the flow asks for, with the run's own row as part of the caller's transaction:
 * a dead letter and its alerts are there together or not at all.
 */
export function bury({ store, flows }: EngineCore, run: FailedRun, failure: FinalFailure, at: number): void {
  store.deadLetters.insert(run.id, failure, at);
  for (const channel of flows.get(run.flow)?.alerts ?? []) {
    store.alerts.insert({
      channel,
      flow: run.flow,
      runId: run.id,
      correlationId: run.correlationId,
      step: failure.step,
      failure: failure.failure,
      at,
    });
  }
}

/** Tells of a dead letter, once it is stored. The reason may quote the record and stays where it is. */
export function reportBuried(core: EngineCore, run: FailedRun, { failure, step }: FinalFailure, at: number): void {
  core.report({ type: "run.dead", at, flow: run.flow, runId: run.id, correlationId: run.correlationId, failure, step });
}
