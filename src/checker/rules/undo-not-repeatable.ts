import { undoNotRepeatable } from "../../diagnostics/codes/undo.ts";
import type { OperationCall, UsedOperation } from "../used-operations.ts";

/** Reports an `undo` that nothing allows to happen twice; one that a policy retries is reported for that. */
export function checkUndoRepeatable(used: UsedOperation, { isUndo, flow, location, policy }: OperationCall): void {
  if (!isUndo || used.repeatable !== "no" || policy.retry !== undefined) return;
  const { system, operation } = used;
  const parameters = { system: system.symbol.name, operation: operation.name, method: operation.operation.method };
  flow.context.report(
    undoNotRepeatable(parameters, location, {
      related: [{ message: "the operation is described here", location: operation.operation.origin }],
    }),
  );
}
