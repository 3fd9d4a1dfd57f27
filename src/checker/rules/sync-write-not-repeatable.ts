import { syncWriteNotRepeatable } from "../../diagnostics/codes/sync.ts";
import type { CheckedSync } from "../declarations/sync.ts";
import type { OperationCall, UsedOperation } from "../used-operations.ts";

/** Reports a write of a sync that must not happen twice; one that a policy retries is reported for that. */
export function checkSyncWriteRepeatable({ write, context }: CheckedSync, used: UsedOperation, call: OperationCall): void {
  if (call.step !== write || used.repeatable !== "no" || call.policy.retry !== undefined) return;
  const { system, operation } = used;
  const parameters = { system: system.symbol.name, operation: operation.name, method: operation.operation.method };
  const related = [{ message: "the operation is described here", location: operation.operation.origin }];
  context.report(syncWriteNotRepeatable(parameters, call.location, { related }));
}
