import type { Clock } from "../world.ts";

/** How many calls a system takes. */
export interface Rate {
  readonly limit: number;
  readonly perMilliseconds: number;
  /** How many may come at once; the limit unless given. */
  readonly burst?: number | undefined;
}

/** Keeps calls within a rate. */
export interface RateLimiter {
  /** Waits for a turn, in the order of asking. */
  take(signal: AbortSignal): Promise<void>;
  /** Nothing goes out for so long: the system asked for it. */
  pause(milliseconds: number): void;
}

/** A token bucket (its wait is the clock's, so that it holds in simulated time too). Without a rate it only pauses. */
export function createRateLimiter(rate: Rate | undefined, clock: Clock): RateLimiter {
  const capacity = rate === undefined ? Number.POSITIVE_INFINITY : Math.max(1, rate.burst ?? rate.limit);
  const perMillisecond = rate === undefined ? Number.POSITIVE_INFINITY : rate.limit / rate.perMilliseconds;
  let tokens = capacity;
  let filledAt = clock.now();
  let pausedUntil = 0;
  return {
    async take(signal) {
      const now = clock.now();
      if (rate !== undefined) {
        tokens = Math.min(capacity, tokens + (now - filledAt) * perMillisecond);
        filledAt = now;
        // Debt is allowed: whoever comes later waits for longer, and the order stays.
        tokens -= 1;
      }
      const wait = Math.max(tokens < 0 && rate !== undefined ? -tokens / perMillisecond : 0, pausedUntil - now);
      if (wait > 0) await clock.sleep(Math.ceil(wait), signal);
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
  };
}
