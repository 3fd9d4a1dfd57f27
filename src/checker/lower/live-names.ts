import type { Expr } from "../../program/program.ts";
import { type CheckedStep, stepsWithin } from "../declarations/checked-step.ts";
import { isCheckedNumber } from "./failures.ts";
import { walkExpr } from "./walk-expr.ts";

/**
 * The variables that the steps of a flow read, those left out that only steps read which are themselves not needed. A
 * call's result that is not among them need not be kept, and a `let` not be computed.
 */
export function liveNames(steps: readonly CheckedStep[]): ReadonlySet<string> {
  let live = readNames(steps, undefined);
  for (let before = -1; before !== live.size; ) {
    before = live.size;
    live = readNames(steps, live);
  }
  return live;
}

/** Whether a step must be kept, given the names that are read: a `let` that can refuse the record has an effect. */
export function isNeeded(step: CheckedStep, live: ReadonlySet<string>): boolean {
  return step.kind !== "let" || live.has(step.name) || canRefuse(step.value);
}

function canRefuse(expr: Expr): boolean {
  let found = false;
  walkExpr(expr, (each) => {
    found ||=
      each.kind === "fail" || each.kind === "required" || each.kind === "map" || each.kind === "mapReference" || isCheckedNumber(each);
  });
  return found;
}

/** The names that steps read; with `live`, only those that are needed count. */
function readNames(steps: readonly CheckedStep[], live: ReadonlySet<string> | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  const collect = (expr: Expr): void =>
    walkExpr(expr, (each) => {
      if (each.kind === "variable") names.add(each.name);
    });
  for (const step of steps) {
    if (live !== undefined && !isNeeded(step, live)) continue;
    if (step.kind === "let") collect(step.value);
    if (step.kind === "fail") collect(step.message);
    if (step.kind === "if") collect(step.condition);
    if (step.kind === "for" && step.source.kind === "value") collect(step.source.value);
    for (const name of readNames(stepsWithin(step), live)) names.add(name);
    if (step.kind !== "call") continue;
    for (const argument of [...step.call.arguments, ...(step.undo?.call.arguments ?? [])]) collect(argument.value);
    for (const { handler } of step.handlers) {
      if (handler.outcome.kind === "value") collect(handler.outcome.value);
      if (handler.outcome.kind === "fail") collect(handler.outcome.message);
    }
  }
  return names;
}
