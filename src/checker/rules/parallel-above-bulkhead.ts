import { parallelAboveBulkhead } from "../../diagnostics/codes/limits.ts";
import { type CheckedStep, stepsWithin } from "../declarations/checked-step.ts";
import type { FileContext } from "../session.ts";
import type { UsedOperation } from "../used-operations.ts";
import { callsOf } from "../used-operations.ts";

/** Warns of more calls at the same time than a bulkhead lets in and lets wait: the others fail. */
export function checkParallel(context: FileContext, steps: readonly CheckedStep[], operations: readonly UsedOperation[]): void {
  for (const step of steps) {
    checkParallel(context, stepsWithin(step), operations);
    if (step.kind !== "for" || step.parallel < 2 || step.node.kind !== "ForStep" || step.node.parallel === undefined) continue;
    for (const inner of callsOf(step.steps)) {
      const call = operations.flatMap((used) => used.calls).find((each) => each.step === inner);
      const bulkhead = call?.policy.bulkhead;
      if (bulkhead === undefined || step.parallel <= bulkhead.concurrent + bulkhead.queue) continue;
      const { start, end } = step.node.parallel;
      const parameters = { parallel: step.parallel, operation: inner.call.operation.name, ...bulkhead };
      const place = call?.keys.bulkhead?.location;
      const related = place === undefined ? [] : [{ message: "the bulkhead", location: place }];
      context.report(parallelAboveBulkhead(parameters, { file: context.file, start, end }, { related }));
      break;
    }
  }
}
