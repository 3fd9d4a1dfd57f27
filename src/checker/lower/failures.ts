import type { FailureName, Handler, Policy, ProgramFlow } from "../../program/program.ts";
import { covers } from "../declarations/handlers.ts";
import type { DescribedOperation } from "../symbols/described-operation.ts";

/** What decides what becomes of a call's failures. */
export interface FailureSetting {
  readonly operation: DescribedOperation;
  readonly policy: Policy;
  readonly handlers: readonly Handler[];
  readonly authenticates: boolean;
  /** A value that reaches the call is checked before it is sent. */
  readonly guarded: boolean;
  readonly flowDeadline: boolean;
  readonly failure: ProgramFlow["failure"];
}

/**
 * Every failure that a call can have, with what becomes of it: the documented answers first, then what can happen
 * without an answer. Nothing falls through: what no handler takes ends the run as the flow says.
 */
export function failureTable(setting: FailureSetting): readonly { readonly failure: FailureName; readonly outcome: string }[] {
  const documented = setting.operation.errors.map(({ status }) => (status === "default" ? status : status.toLowerCase()));
  const handled = setting.handlers.flatMap((handler) => handler.on).filter((name) => /^\d/u.test(name));
  const statuses = [...new Set([...documented.filter((status) => status !== "default"), ...handled])].sort();
  const names = [
    ...statuses,
    ...(documented.includes("default") ? ["default"] : []),
    "timeout",
    "network",
    "malformed",
    "rateLimit",
    ...(setting.authenticates ? ["auth"] : []),
    ...(setting.policy.breaker === undefined ? [] : ["breaker"]),
    ...(setting.policy.bulkhead === undefined ? [] : ["bulkhead"]),
    ...(setting.policy.deadline === undefined && !setting.flowDeadline ? [] : ["deadline"]),
    ...(setting.guarded ? ["guard"] : []),
  ];
  return names.map((failure) => ({ failure, outcome: outcomeOf(setting, failure) }));
}

function outcomeOf({ policy, handlers, failure: flowFailure }: FailureSetting, failure: FailureName): string {
  const handler = handlers.find((each) => each.on.some((name) => covers(name, failure)));
  const last = handlerWords(handler, flowFailure);
  const retried = policy.retry?.on.some((name) => covers(name, failure)) ?? false;
  return retried ? `tried up to ${policy.retry?.attempts} times, then ${last}` : last;
}

function handlerWords(handler: Handler | undefined, failure: ProgramFlow["failure"]): string {
  switch (handler?.outcome.kind) {
    case "continue":
      return "continues without a result";
    case "value":
      return "goes on with a value";
    case "fail":
      return `${deadLetterWords(failure)} with a reason of its own`;
    default:
      return deadLetterWords(failure);
  }
}

function deadLetterWords(failure: ProgramFlow["failure"]): string {
  const alerts = failure.filter((each) => each.kind === "alert").map((each) => `alert ${JSON.stringify(each.channel)}`);
  return ["dead letter", ...alerts].join(" and ");
}
