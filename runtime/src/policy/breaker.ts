import type { Clock } from "../world.ts";
import type { BreakerPolicy } from "./policy.ts";

/** Keeps calls from a system that fails most of them. */
export interface Breaker {
  /** Whether a call may go through now. A caller that was let in reports how it went. */
  enter(): boolean;
  report(succeeded: boolean): void;
  /** Gives the place back of a call that came to no answer of its own. */
  leave(): void;
}

/** Opens when too many of the last calls failed; after a while lets one call through, and closes when it succeeds. */
export function createBreaker(policy: BreakerPolicy, clock: Clock): Breaker {
  let outcomes: boolean[] = [];
  let openedAt: number | undefined;
  let probing = false;
  return {
    enter() {
      if (openedAt === undefined) return true;
      if (probing || clock.now() - openedAt < policy.halfOpenAfter) return false;
      probing = true;
      return true;
    },
    report(succeeded) {
      if (openedAt !== undefined) {
        probing = false;
        openedAt = succeeded ? undefined : clock.now();
        outcomes = [];
        return;
      }
      outcomes.push(succeeded);
      if (outcomes.length > policy.minimumCalls) outcomes.shift();
      const failed = outcomes.filter((each) => !each).length;
      if (outcomes.length === policy.minimumCalls && failed / outcomes.length >= policy.failureRatio) openedAt = clock.now();
    },
    leave() {
      probing = false;
    },
  };
}
