import { retryNotRepeatable } from "../../diagnostics/codes/flow.ts";
import type { Fix, Related } from "../../diagnostics/diagnostic.ts";
import { append } from "../../diagnostics/fixes.ts";
import { locationOf } from "../context.ts";
import type { PolicyKeys } from "../declarations/policy-keys.ts";
import type { OperationCall, UsedOperation } from "../used-operations.ts";

/** Answers that say of themselves that nothing was carried out (RFC 6585 section 4): after them everything may be sent again. */
const withoutEffect: ReadonlySet<string> = new Set(["429"]);

/** Reports each call of an operation that a policy would retry after it may have had its effect, and that nothing allows to happen twice. */
export function checkRepeatable(used: UsedOperation): void {
  if (used.repeatable !== "no") return;
  const { system, operation } = used;
  for (const call of used.calls) {
    const { retry } = call.policy;
    if (retry === undefined || retry.on.every((name) => withoutEffect.has(name))) continue;
    const parameters = {
      system: system.symbol.name,
      operation: operation.name,
      method: operation.operation.method,
      attempts: retry.attempts,
      keyHeader: system.idempotencyHeader !== undefined,
    };
    call.flow.context.report(retryNotRepeatable(parameters, call.location, { related: retryPlace(call.keys), fixes: tryOnce(call) }));
  }
}

function retryPlace(keys: PolicyKeys): readonly Related[] {
  const location = keys.attempts?.location ?? keys.on?.location ?? keys.backoff?.location ?? keys.jitter?.location;
  return location === undefined ? [] : [{ message: "the retry comes from here", location }];
}

/** Has the call tried once, where it has no settings of its own yet. */
function tryOnce({ step: { node }, flow, isUndo }: OperationCall): readonly Fix[] {
  if (isUndo || (node.kind !== "CallStep" && node.kind !== "LetStep")) return [];
  if (node.clauses.some((clause) => clause.kind === "SettingsClause")) return [];
  return append("Try this call once", locationOf(flow.context, node), "\n    with { retry: { attempts: 1 } }");
}
