import type { Expr } from "../../program/program.ts";
import { type CheckedStep, stepsWithin } from "../declarations/checked-step.ts";
import { walkExpr } from "../lower/walk-expr.ts";

/** The name of what can end a run for good within a step; undefined where nothing can. */
export function failureWithin(step: CheckedStep): string | undefined {
  switch (step.kind) {
    case "fail":
      return "fail";
    case "let":
      return canRefuse(step.value) ? step.name : undefined;
    case "call": {
      const handled = step.handlers.some(
        ({ handler }) => handler.on.includes("failure") && (handler.outcome.kind === "continue" || handler.outcome.kind === "value"),
      );
      return handled ? undefined : `${step.call.system.name}.${step.call.operation.name}`;
    }
    case "for": {
      const source = step.source.kind === "pages" ? failureWithin(step.source.call) : canRefuse(step.source.value) ? "for" : undefined;
      return source ?? firstFailure(step.steps);
    }
    default:
      return firstFailure(stepsWithin(step));
  }
}

/** The name of the first of some steps that can end a run for good. */
export function firstFailure(steps: readonly CheckedStep[]): string | undefined {
  for (const step of steps) {
    const failure = failureWithin(step);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

/** Calls `visit` for every step with the name of what can fail for good after it; undefined where nothing can. */
export function visitWithLater(
  steps: readonly CheckedStep[],
  visit: (step: CheckedStep, later: string | undefined) => void,
  after?: string,
): void {
  for (const [index, step] of steps.entries()) {
    const later = firstFailure(steps.slice(index + 1)) ?? after;
    visit(step, later);
    if (step.kind === "if") {
      visitWithLater(step.then, visit, later);
      visitWithLater(step.else, visit, later);
    }
    // The next item may fail in any step.
    if (step.kind === "for") visitWithLater(step.steps, visit, firstFailure(step.steps) ?? later);
    if (step.kind !== "parallel") continue;
    for (const branch of step.branches) {
      const others = step.branches.filter((other) => other !== branch);
      visitWithLater([branch], visit, firstFailure(others) ?? later);
    }
  }
}

function canRefuse(expr: Expr): boolean {
  let found = false;
  walkExpr(expr, (each) => {
    found ||= each.kind === "fail" || each.kind === "required" || each.kind === "map" || each.kind === "mapReference";
  });
  return found;
}
