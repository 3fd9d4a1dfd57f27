import { budget, durationText } from "../../checker/rules/retry-budget.ts";
import type { Policy } from "../../program/program.ts";
import { inlineCode } from "../documentation.ts";

/** What a policy does, a line each, its worst case in attempts and time last. */
export function policyWords(policy: Policy): readonly string[] {
  const { timeout, deadline, retry, breaker, bulkhead } = policy;
  return [
    ...(timeout === undefined ? [] : [`each attempt has ${durationText(timeout)}`]),
    ...(deadline === undefined ? [] : [`the whole call has ${durationText(deadline)}`]),
    ...(retry === undefined
      ? ["tried once"]
      : [`tried up to ${retry.attempts} times, again on ${retry.on.map(inlineCode).join(", ")}, ${backoffWords(retry)}`]),
    ...(breaker === undefined
      ? []
      : [
          `not called for ${durationText(breaker.halfOpenAfter)} once ${Math.round(breaker.failureRatio * 100)}% of ${breaker.minimumCalls} calls fail`,
        ]),
    ...(bulkhead === undefined ? [] : [`${bulkhead.concurrent} calls at once, ${bulkhead.queue} waiting`]),
    ...worstCase(policy),
  ];
}

function backoffWords({ backoff, jitter }: NonNullable<Policy["retry"]>): string {
  const waits =
    backoff.kind === "constant"
      ? `${durationText(backoff.initial)} between`
      : `waits from ${durationText(backoff.initial)} to ${durationText(backoff.maximum)}, × ${backoff.factor}`;
  return `${waits}, jitter ${inlineCode(jitter)}`;
}

/** The most attempts, and how long they and the waits between them can take; nothing where there is one attempt. */
export function worstCase(policy: Policy): readonly string[] {
  if (policy.retry === undefined) return [];
  const { needed, arithmetic } = budget(policy, policy.retry);
  const time = policy.timeout === undefined ? `${durationText(needed)} of waiting, and attempts without a limit` : durationText(needed);
  const ended =
    policy.deadline !== undefined && policy.deadline < needed ? `; the deadline ends it after ${durationText(policy.deadline)}` : "";
  return [`**worst case**: ${policy.retry.attempts} attempts, ${time} (${arithmetic.replace(/\.$/u, "")})${ended}`];
}

/** Lines as a list. */
export function listed(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join("\n");
}
