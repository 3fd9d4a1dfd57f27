import { undoOfRead } from "../../diagnostics/codes/undo.ts";
import type { OperationCall, UsedOperation } from "../used-operations.ts";

/** Warns of an `undo` behind a call that changes nothing. */
export function checkUndoOfRead(used: UsedOperation, { step, flow, location }: OperationCall): void {
  if (step.undo === undefined || !used.reads) return;
  const { system, operation } = step.call;
  flow.context.report(undoOfRead({ system: system.name, operation: operation.name }, location));
}
