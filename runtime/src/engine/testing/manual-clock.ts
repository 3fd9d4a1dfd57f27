import type { EngineClock } from "../core.ts";

/** A clock for tests: time passes only when it is told to. */
export interface ManualClock extends EngineClock {
  /** Lets time pass, and wakes up who has waited long enough, in order. */
  advance(milliseconds: number): Promise<void>;
}

export function manualClock(start = 1_700_000_000_000): ManualClock {
  let now = start;
  let sleepers: { readonly until: number; readonly wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (milliseconds, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const sleeper = { until: now + milliseconds, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(signal.reason);
        });
      }),
    advance: async (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        await settle();
        const next = sleepers.filter(({ until }) => until <= end).sort((left, right) => left.until - right.until)[0];
        if (!next) break;
        now = next.until;
        sleepers = sleepers.filter((other) => other !== next);
        next.wake();
      }
      now = end;
    },
  };
}

/** Lets everything run that is not waiting for time to pass. */
export async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}
