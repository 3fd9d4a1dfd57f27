import { unknownFlow } from "./accept.ts";
import { sendAlerts } from "./alert-sender.ts";
import { bury, reportBuried } from "./bury.ts";
import type { EngineCore } from "./core.ts";
import type { Alert } from "./engine.ts";
import { DeadlinePassed, executeRun, Parking, type RunOutcome } from "./execute-run.ts";
import type { RunReference, StoredRun } from "./runs.ts";
import { createScheduler } from "./scheduler.ts";
import { StorageError } from "./storage-error.ts";

export interface WorkerOptions {
  readonly concurrency: number;
  /** How long {@link Worker.stop} lets running steps go on, in milliseconds. */
  readonly grace: number;
  readonly onAlert: ((alert: Alert) => void | Promise<void>) | undefined;
  /** Called whenever a run has ended. */
  readonly onRunEnded: () => void;
}

/** Runs what is stored, from `start` to `stop`. */
export interface Worker {
  /** Takes a run that has been stored. */
  add(run: RunReference): void;
  /** Sends the alerts that are stored. */
  sendAlerts(): void;
  stop(): Promise<void>;
  /** Whether nothing is running or waiting to be run. */
  isIdle(): boolean;
}

/** How long to wait before a run goes on whose progress could not be stored, in milliseconds. */
const storagePause = 1000;

/** Begins with what is stored and not at its end, interrupted runs too, in the order of acceptance. */
export function startWorker(core: EngineCore, options: WorkerOptions): Worker {
  const { store, flows, clock } = core;
  const scheduler = createScheduler(options.concurrency);
  /** Aborted at once when the worker stops; ends waiting, not work. */
  const stopping = new AbortController();
  /** Aborted when the grace is over; ends running steps. */
  const ending = new AbortController();
  const running = new Set<Promise<void>>();
  let alerting: Promise<void> | undefined;
  let moreAlerts = false;

  const pump = (): void => {
    while (!stopping.signal.aborted) {
      const reference = scheduler.next();
      if (!reference) return;
      const work = runToEnd(reference).finally(() => {
        running.delete(work);
        scheduler.finished(reference);
        pump();
        options.onRunEnded();
      });
      running.add(work);
    }
  };

  /** Tries again where storage fails: a run must not end because a disk is full for a while. */
  const runToEnd = async (reference: RunReference): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        await runOnce(reference);
        return;
      } catch (error) {
        const problem = error instanceof StorageError ? error.problem : "unexpected";
        core.logger?.error("the progress of a run could not be stored", { runId: reference.id, flow: reference.flow, problem });
        await clock.sleep(storagePause, stopping.signal).catch(() => undefined);
      }
    }
  };

  const runOnce = async (reference: RunReference): Promise<void> => {
    const run = store.runs.get(reference.id);
    if (!run) return;
    const base = { flow: run.flow, runId: run.id, correlationId: run.correlationId };
    const startedAt = clock.now();
    store.runs.started(run.id, startedAt);
    core.report({ type: "run.started", at: startedAt, ...base, resumed: run.starts > 0 });
    const outcome = await execute(run, startedAt);
    const at = clock.now();
    if (outcome.kind === "parked") {
      core.report({ type: "run.parked", at, ...base });
    } else if (outcome.kind === "done") {
      store.transaction(() => {
        store.runs.done(run.id, at);
        store.steps.deleteAll(run.id);
        store.counters.add("done", 1);
      });
      core.report({ type: "run.done", at, ...base, milliseconds: at - run.acceptedAt });
    } else {
      store.transaction(() => {
        store.runs.dead(run.id, at);
        bury(core, run, outcome.failure, at);
      });
      reportBuried(core, run, outcome.failure, at);
      sendStoredAlerts();
    }
  };

  const execute = async (run: StoredRun, startedAt: number): Promise<RunOutcome> => {
    const flow = flows.get(run.flow);
    if (!flow) return { kind: "dead", failure: unknownFlow(run.flow) };
    const interrupted = new AbortController();
    const onEnding = () => interrupted.abort(new Parking());
    ending.signal.addEventListener("abort", onEnding, { once: true });
    const finished = new AbortController();
    if (flow.deadline !== undefined) {
      const left = (run.startedAt ?? startedAt) + flow.deadline - startedAt;
      void clock.sleep(Math.max(0, left), finished.signal).then(
        () => interrupted.abort(new DeadlinePassed()),
        () => undefined,
      );
    }
    try {
      return await executeRun(run, flow, {
        steps: store.steps,
        now: () => clock.now(),
        report: (event) => core.report({ ...event, at: clock.now(), flow: run.flow, runId: run.id, correlationId: run.correlationId }),
        isStopping: () => stopping.signal.aborted,
        signal: interrupted.signal,
      });
    } finally {
      finished.abort();
      ending.signal.removeEventListener("abort", onEnding);
    }
  };

  const sendStoredAlerts = (): void => {
    // The one that is at work may have looked already, and found nothing.
    moreAlerts = true;
    if (alerting || stopping.signal.aborted) return;
    moreAlerts = false;
    alerting = sendAlerts({
      alerts: store.alerts,
      onAlert: options.onAlert,
      sleep: (milliseconds, signal) => clock.sleep(milliseconds, signal),
      signal: stopping.signal,
      sent: ({ channel, flow, runId, correlationId }) =>
        core.report({ type: "alert.sent", at: clock.now(), flow, runId, correlationId, channel }),
      failed: ({ channel, flow, runId }, problem) => core.logger?.warn("an alert was not sent", { channel, flow, runId, problem }),
    })
      .catch((error: unknown) => {
        core.logger?.error("alerts could not be read", { problem: error instanceof StorageError ? error.problem : "unexpected" });
      })
      .finally(() => {
        alerting = undefined;
        if (moreAlerts) sendStoredAlerts();
      });
  };

  for (const run of store.runs.unfinished()) scheduler.add(run);
  pump();
  sendStoredAlerts();

  return {
    add: (run) => {
      scheduler.add(run);
      pump();
    },
    sendAlerts: sendStoredAlerts,
    stop: async () => {
      stopping.abort();
      const ended = new AbortController();
      const graceIsOver = clock.sleep(options.grace, ended.signal).then(
        () => ending.abort(),
        () => undefined,
      );
      await Promise.all(running);
      // An application that never answers an alert must not hold the stop up; the alert is sent again.
      await Promise.race([alerting, graceIsOver]);
      ended.abort();
    },
    isIdle: () => scheduler.running === 0 && scheduler.waiting === 0,
  };
}
