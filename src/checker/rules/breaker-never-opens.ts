import { breakerNeverOpens } from "../../diagnostics/codes/flow.ts";
import type { Policy } from "../../program/program.ts";
import type { Span } from "../../source/span.ts";
import { type CheckContext, locationOf } from "../context.ts";

/** Reports a breaker that can never open, or that is open from the beginning. */
export function checkBreaker(context: CheckContext, breaker: NonNullable<Policy["breaker"]>, span: Span): boolean {
  const why = uselessness(breaker);
  if (why !== undefined) context.report(breakerNeverOpens({ why }, locationOf(context, span)));
  return why === undefined;
}

function uselessness({ failureRatio, minimumCalls }: NonNullable<Policy["breaker"]>): string | undefined {
  if (failureRatio > 1) return `more than 100% of the calls can never fail, so it never opens`;
  if (failureRatio <= 0) return "0% of the calls have always failed, so it is never closed";
  if (!Number.isInteger(minimumCalls) || minimumCalls < 1) return "the share is taken of a whole number of calls, at least one";
  return undefined;
}
