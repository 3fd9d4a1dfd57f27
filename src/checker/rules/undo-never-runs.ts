import { undoNeverRuns } from "../../diagnostics/codes/undo.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import { visitWithLater } from "./can-fail.ts";

/** Warns of an `undo` behind which no step can fail. */
export function checkUndoRuns({ context, steps }: CheckedFlow): void {
  visitWithLater(steps, (step, later) => {
    if (step.kind !== "call" || step.undo === undefined || later !== undefined) return;
    const clause = "clauses" in step.node ? step.node.clauses.find((each) => each.kind === "UndoClause") : undefined;
    if (clause !== undefined)
      context.report(undoNeverRuns({}, { file: context.file, start: clause.start, end: clause.start + "undo".length }));
  });
}
