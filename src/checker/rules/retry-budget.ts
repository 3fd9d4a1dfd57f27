import { retryOutlastsDeadline, timeoutPastDeadline } from "../../diagnostics/codes/flow.ts";
import type { Policy } from "../../program/program.ts";
import type { Location } from "../../source/span.ts";
import type { CheckContext } from "../context.ts";
import type { PolicyKeys } from "../declarations/policy-keys.ts";
import { policyOf } from "../declarations/policy-keys.ts";

/**
 * Warns where attempts and the waits between them may outlast the deadline: that of the policy, or a flow's own.
 * Jitter only shortens waits, so the longest are counted.
 */
export function checkRetryBudget(
  context: CheckContext,
  keys: PolicyKeys,
  flowDeadline?: { readonly milliseconds: number; readonly location: Location },
): void {
  const policy = policyOf(keys);
  const own = keys.deadline && { milliseconds: keys.deadline.value, location: keys.deadline.location };
  // The shorter one ends the call.
  const deadline = own !== undefined && (flowDeadline === undefined || own.milliseconds <= flowDeadline.milliseconds) ? own : flowDeadline;
  if (deadline === undefined) return;
  const limit = deadline.milliseconds;
  const related = [{ message: "the time that there is", location: deadline.location }];
  if (policy.timeout !== undefined && policy.timeout > limit && keys.timeout !== undefined) {
    const parameters = { timeout: durationText(policy.timeout), deadline: durationText(limit) };
    context.report(timeoutPastDeadline(parameters, keys.timeout.location, { related }));
    return;
  }
  const retryLocation = keys.attempts?.location ?? keys.backoff?.location ?? keys.on?.location;
  if (policy.retry === undefined || retryLocation === undefined) return;
  const { needed, arithmetic } = budget(policy, policy.retry);
  if (needed <= limit) return;
  const parameters = { attempts: policy.retry.attempts, needed: durationText(needed), deadline: durationText(limit), arithmetic };
  context.report(retryOutlastsDeadline(parameters, retryLocation, { related }));
}

/** How long all attempts of a call and the waits between them may take, in milliseconds, with the arithmetic in words; without limit where one attempt has none. */
export function budget(policy: Policy, retry: NonNullable<Policy["retry"]>): { readonly needed: number; readonly arithmetic: string } {
  const waits: number[] = [];
  let wait = retry.backoff.initial;
  for (let attempt = 1; attempt < retry.attempts; attempt++) {
    waits.push(Math.min(wait, retry.backoff.maximum));
    wait = Math.min(wait * retry.backoff.factor, retry.backoff.maximum);
  }
  const waiting = waits.reduce((sum, each) => sum + each, 0);
  const working = (policy.timeout ?? 0) * retry.attempts;
  const shown =
    waits.length > 6 ? [...waits.slice(0, 5).map(durationText), "…", durationText(waits[waits.length - 1] ?? 0)] : waits.map(durationText);
  const attempts = policy.timeout === undefined ? "" : `${retry.attempts} × ${durationText(policy.timeout)} + `;
  return { needed: working + waiting, arithmetic: `${attempts}${shown.join(" + ")} = ${durationText(working + waiting)}.` };
}

/** Milliseconds as a person writes them: `250 ms`, `20 s`, `1.5 min`, `2 h`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  if (milliseconds < 120_000) return `${Number((milliseconds / 1_000).toFixed(1))} s`;
  if (milliseconds < 7_200_000) return `${Number((milliseconds / 60_000).toFixed(1))} min`;
  return `${Number((milliseconds / 3_600_000).toFixed(1))} h`;
}
