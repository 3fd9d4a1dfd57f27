import { undoMissing } from "../../diagnostics/codes/undo.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import { callsOf, type UsedOperation } from "../used-operations.ts";
import { visitWithLater } from "./can-fail.ts";

/** In a flow that undoes some of its writes: notes each other write that stays when a later step fails. */
export function checkUndoMissing({ context, steps }: CheckedFlow, operations: readonly UsedOperation[]): void {
  if (!callsOf(steps).some((step) => step.undo !== undefined)) return;
  visitWithLater(steps, (step, later) => {
    if (step.kind !== "call" || later === undefined) return;
    if ("clauses" in step.node && step.node.clauses.some((clause) => clause.kind === "UndoClause")) return;
    const used = operations.find((each) => each.operation === step.call.operation);
    const call = used?.calls.find((each) => each.step === step);
    if (used === undefined || call === undefined || used.reads) return;
    const parameters = { system: used.system.symbol.name, operation: used.operation.name, later };
    context.report(undoMissing(parameters, call.location));
  });
}
