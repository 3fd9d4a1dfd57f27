import type { RunReference } from "./runs.ts";

/** Decides which run is next. It holds references only, and knows nothing of what a run does. */
export interface Scheduler {
  /** Puts a run behind those of the same flow and key. */
  add(run: RunReference): void;
  /** The next run that may begin, if any; it is running from now on. */
  next(): RunReference | undefined;
  /** A run has ended: the next one of its flow and key may begin. */
  finished(run: RunReference): void;
  readonly waiting: number;
  readonly running: number;
}

/**
 * Runs of the same flow and key form a lane: one after the other, in the order in which they were added. Lanes take turns.
 *
 * @param concurrency how many runs may be running at the same time
 */
export function createScheduler(concurrency: number): Scheduler {
  // Sets keep the order of insertion, and their first element is removed in constant time.
  const lanes = new Map<string, Set<RunReference>>();
  const ready = new Set<string>();
  let waiting = 0;
  let running = 0;

  return {
    add: (run) => {
      const id = laneOf(run);
      const lane = lanes.get(id);
      waiting++;
      if (lane) {
        lane.add(run);
        return;
      }
      lanes.set(id, new Set([run]));
      ready.add(id);
    },
    next: () => {
      if (running >= concurrency) return undefined;
      for (const id of ready) {
        ready.delete(id);
        const lane = lanes.get(id);
        for (const run of lane ?? []) {
          lane?.delete(run);
          waiting--;
          running++;
          return run;
        }
      }
      return undefined;
    },
    finished: (run) => {
      const id = laneOf(run);
      running--;
      if (lanes.get(id)?.size === 0) lanes.delete(id);
      else ready.add(id);
    },
    get waiting() {
      return waiting;
    },
    get running() {
      return running;
    },
  };
}

function laneOf(run: RunReference): string {
  return run.key === undefined ? `run ${run.id}` : `key ${JSON.stringify([run.flow, run.key])}`;
}
