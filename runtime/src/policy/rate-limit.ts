import type { Clock } from "../world.ts";
import { withSignal } from "./with-signal.ts";

/** How many calls a system takes. */
export interface Rate {
  readonly limit: number;
  readonly perMilliseconds: number;
  /** How many may come at once; the limit unless given. */
  readonly burst?: number | undefined;
}

/** Keeps calls within a rate. */
export interface RateLimiter {
  /** Waits for a turn, in the order of asking. Who gives up takes no turn. */
  take(signal: AbortSignal): Promise<void>;
  /** Nothing goes out for so long, those that wait already included: the system asked for it. */
  pause(milliseconds: number): void;
}

/** What is added to fractions of tokens, so that rounding does not cost another millisecond. */
const rounding = 1e-9;

/** A token bucket (its wait is the clock's, so that it holds in simulated time too). Without a rate it only pauses. */
export function createRateLimiter(rate: Rate | undefined, clock: Clock): RateLimiter {
  const capacity = rate === undefined ? 0 : Math.max(1, rate.burst ?? rate.limit);
  const perMillisecond = rate === undefined ? 0 : rate.limit / rate.perMilliseconds;
  let tokens = capacity;
  let filledAt = clock.now();
  let pausedUntil = 0;
  let last: Promise<void> = Promise.resolve();

  /** How long until there is a turn; 0 where there is one now. No more tokens than `most` are saved up. */
  const wait = (most: number): number => {
    const now = clock.now();
    tokens = Math.min(most, tokens + (now - filledAt) * perMillisecond);
    filledAt = now;
    const forToken = rate === undefined || tokens + rounding >= 1 ? 0 : (1 - rounding - tokens) / perMillisecond;
    return Math.max(0, forToken, pausedUntil - now);
  };

  return {
    async take(signal) {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      try {
        await withSignal(before, signal);
        // A pause may have been asked for meanwhile, so that the wait is looked at again after each sleep.
        for (let milliseconds = wait(capacity); milliseconds > 0; ) {
          await clock.sleep(Math.ceil(milliseconds), signal);
          // What came in while the wait was rounded up is not lost: the clock is no finer than a millisecond.
          milliseconds = wait(capacity + perMillisecond);
        }
        if (rate !== undefined) tokens -= 1;
      } finally {
        // Who gives up early must not let those behind overtake those in front.
        before.then(resolve);
      }
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
  };
}
