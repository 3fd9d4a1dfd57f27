import { undoReads } from "../../diagnostics/codes/undo.ts";
import type { OperationCall, UsedOperation } from "../used-operations.ts";

/** Reports an `undo` that changes nothing. */
export function checkUndoReads(used: UsedOperation, { isUndo, flow, location }: OperationCall): void {
  if (!isUndo || !used.reads) return;
  flow.context.report(undoReads({ system: used.system.symbol.name, operation: used.operation.name }, location));
}
