import { stepsOutlastDeadline } from "../../diagnostics/codes/limits.ts";
import type { CheckedStep } from "../declarations/checked-step.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import type { UsedOperation } from "../used-operations.ts";
import { durationText } from "./retry-budget.ts";

/** Warns of steps whose single attempts, one after the other, may take longer than the flow has. */
export function checkDeadline({ context, deadline, steps }: CheckedFlow, operations: readonly UsedOperation[]): void {
  if (deadline === undefined) return;
  const times = longest(steps, operations);
  const needed = times.reduce((sum, time) => sum + time, 0);
  // One call alone that outlasts the deadline is reported with its policy.
  if (times.length < 2 || needed <= deadline.milliseconds || times.some((time) => time > deadline.milliseconds)) return;
  const shown = times.length > 6 ? [...times.slice(0, 5).map(durationText), "…"] : times.map(durationText);
  const parameters = {
    calls: times.length,
    needed: durationText(needed),
    deadline: durationText(deadline.milliseconds),
    arithmetic: `${shown.join(" + ")} = ${durationText(needed)}.`,
  };
  context.report(stepsOutlastDeadline(parameters, deadline.location));
}

/** The times that the calls of the longest way through steps may take, tried once. */
function longest(steps: readonly CheckedStep[], operations: readonly UsedOperation[]): readonly number[] {
  return steps.flatMap((step): readonly number[] => {
    if (step.kind === "if") return longer(longest(step.then, operations), longest(step.else, operations));
    if (step.kind === "parallel") return step.branches.map((branch) => longest([branch], operations)).reduce(longer, []);
    if (step.kind !== "call") return [];
    const call = operations.flatMap((used) => used.calls).find((each) => each.step === step);
    return call?.policy.timeout === undefined ? [] : [call.policy.timeout];
  });
}

function longer(left: readonly number[], right: readonly number[]): readonly number[] {
  const sum = (times: readonly number[]): number => times.reduce((total, time) => total + time, 0);
  return sum(left) >= sum(right) ? left : right;
}
