import type { Clock } from "../world.ts";
import type { BreakerPolicy } from "./policy.ts";

/** Keeps calls from a system that fails most of them. */
export interface Breaker {
  /** Lets a call through, which then says how it went; undefined where none may go through now. */
  enter(): BreakerPass | undefined;
}

/** The way through the breaker of one call. The first word about it counts. */
export interface BreakerPass {
  report(succeeded: boolean): void;
  /** The call came to no answer of the system's. */
  leave(): void;
}

/** Opens when too many of the last calls failed; after a while lets one call through, and closes when it succeeds. */
export function createBreaker(policy: BreakerPolicy, clock: Clock): Breaker {
  let outcomes: boolean[] = [];
  let openedAt: number | undefined;
  let probe: BreakerPass | undefined;

  const count = (succeeded: boolean): void => {
    // A call that began before the breaker opened says nothing about whether the system has recovered.
    if (openedAt !== undefined) return;
    outcomes.push(succeeded);
    if (outcomes.length > policy.minimumCalls) outcomes.shift();
    const failed = outcomes.filter((each) => !each).length;
    if (outcomes.length === policy.minimumCalls && failed / outcomes.length >= policy.failureRatio) openedAt = clock.now();
  };

  const probed = (succeeded: boolean): void => {
    openedAt = succeeded ? undefined : clock.now();
    outcomes = [];
  };

  return {
    enter() {
      const isProbe = openedAt !== undefined;
      if (openedAt !== undefined && (probe !== undefined || clock.now() - openedAt < policy.halfOpenAfter)) return undefined;
      let said = false;
      const say = (tell: () => void): void => {
        if (said) return;
        said = true;
        if (probe === pass) probe = undefined;
        tell();
      };
      const pass: BreakerPass = {
        report: (succeeded) => say(() => (isProbe ? probed(succeeded) : count(succeeded))),
        leave: () => say(() => {}),
      };
      if (isProbe) probe = pass;
      return pass;
    },
  };
}
