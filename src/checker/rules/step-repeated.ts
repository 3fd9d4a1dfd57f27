import { stepRepeated } from "../../diagnostics/codes/idempotency.ts";
import { locationOf } from "../context.ts";
import { type CheckedCallStep, type CheckedStep, stepsWithin } from "../declarations/checked-step.ts";
import type { FileContext } from "../session.ts";
import type { DescribedOperation } from "../symbols/described-operation.ts";
import type { UsedOperation } from "../used-operations.ts";

/** Warns of a write that a step above has done with the very same values. */
export function checkStepsOnce(context: FileContext, steps: readonly CheckedStep[], operations: readonly UsedOperation[]): void {
  const seen = new Map<string, CheckedCallStep>();
  const repeated = calledTwice(steps);
  for (const step of steps) {
    checkStepsOnce(context, stepsWithin(step), operations);
    if (step.kind !== "call" || !repeated.has(step.call.operation)) continue;
    if (operations.find((used) => used.operation === step.call.operation)?.reads !== false) continue;
    // What is wrong with an argument has been reported: nobody knows its value.
    if (step.call.arguments.length !== step.call.node.arguments.length) continue;
    const values = step.call.arguments.map(({ name, value }) => [name, value]);
    const key = JSON.stringify([step.call.system.name, step.call.operation.name, values]);
    const first = seen.get(key);
    seen.set(key, first ?? step);
    if (first === undefined) continue;
    const related = [{ message: "done here already", location: locationOf(context, first.call.node) }];
    const parameters = { system: step.call.system.name, operation: step.call.operation.name };
    context.report(stepRepeated(parameters, locationOf(context, step.call.node), { related }));
  }
}

function calledTwice(steps: readonly CheckedStep[]): ReadonlySet<DescribedOperation> {
  const once = new Set<DescribedOperation>();
  const twice = new Set<DescribedOperation>();
  for (const step of steps) {
    if (step.kind !== "call") continue;
    if (once.has(step.call.operation)) twice.add(step.call.operation);
    once.add(step.call.operation);
  }
  return twice;
}
