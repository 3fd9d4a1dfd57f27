import { syncWriteReads } from "../../diagnostics/codes/sync.ts";
import type { CheckedSync } from "../declarations/sync.ts";
import type { OperationCall, UsedOperation } from "../used-operations.ts";

/** Reports a write of a sync that changes nothing. */
export function checkSyncWriteWrites({ write, context }: CheckedSync, used: UsedOperation, call: OperationCall): void {
  if (call.step !== write || !used.reads) return;
  context.report(syncWriteReads({ system: used.system.symbol.name, operation: used.operation.name }, call.location));
}
