import { syncReadWrites } from "../../diagnostics/codes/sync.ts";
import type { CheckedSync } from "../declarations/sync.ts";
import type { OperationCall, UsedOperation } from "../used-operations.ts";

/** Reports a read or a find of a sync that may change something. */
export function checkSyncReadReads({ read, find, context }: CheckedSync, used: UsedOperation, call: OperationCall): void {
  // What a policy retries without leave is reported for that.
  if ((call.step !== read && call.step !== find) || used.reads || (call.policy.retry !== undefined && used.repeatable === "no")) return;
  const { system, operation } = used;
  const { method } = operation.operation;
  const related = [{ message: "the operation is described here", location: operation.operation.origin }];
  const parameters = { system: system.symbol.name, operation: operation.name, method, setting: call.step === read ? "read" : "find" };
  context.report(syncReadWrites(parameters, call.location, { related }));
}
