import type { BulkheadPolicy } from "./policy.ts";

/** Bounds how many calls are under way at once. */
export interface Bulkhead {
  /** Waits for a place; gives the function that frees it. Undefined where the queue is full. */
  enter(signal: AbortSignal): Promise<(() => void) | undefined>;
}

/** So many calls at once, so many waiting, no more. */
export function createBulkhead(policy: BulkheadPolicy): Bulkhead {
  let running = 0;
  const waiting: (() => void)[] = [];
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running--;
    else next();
  };
  return {
    async enter(signal) {
      // A signal that is aborted already tells nobody who listens from now on.
      signal.throwIfAborted();
      if (running < policy.concurrent) {
        running++;
        return leave;
      }
      if (waiting.length >= policy.queue) return undefined;
      await new Promise<void>((resolve, reject) => {
        const proceed = (): void => {
          signal.removeEventListener("abort", abort);
          resolve();
        };
        const abort = (): void => {
          waiting.splice(waiting.indexOf(proceed), 1);
          reject(signal.reason);
        };
        waiting.push(proceed);
        signal.addEventListener("abort", abort, { once: true });
      });
      return leave;
    },
  };
}
