import { retryNotRepeatable } from "../../diagnostics/codes/flow.ts";
import type { Related } from "../../diagnostics/diagnostic.ts";
import type { PolicyKeys } from "../declarations/policy-keys.ts";
import type { UsedOperation } from "../used-operations.ts";

/** Reports each call of an operation that a policy would retry and that nothing allows to happen twice. */
export function checkRepeatable(used: UsedOperation): void {
  if (used.repeatable !== "no") return;
  const { system, operation } = used;
  for (const call of used.calls) {
    const { retry } = call.policy;
    if (retry === undefined) continue;
    const parameters = {
      system: system.symbol.name,
      operation: operation.name,
      method: operation.operation.method,
      attempts: retry.attempts,
      keyHeader: system.idempotencyHeader !== undefined,
    };
    call.flow.context.report(retryNotRepeatable(parameters, call.location, { related: retryPlace(call.keys) }));
  }
}

function retryPlace(keys: PolicyKeys): readonly Related[] {
  const location = keys.attempts?.location ?? keys.on?.location ?? keys.backoff?.location ?? keys.jitter?.location;
  return location === undefined ? [] : [{ message: "the retry comes from here", location }];
}
