import { clauseWithoutCall, notSupportedYet, stepWithoutEffect, unreachableStep } from "../../diagnostics/codes/flow.ts";
import { missingPart } from "../../diagnostics/codes/syntax.ts";
import { unmetFault } from "../../diagnostics/codes/types.ts";
import { secondUndo, undoWithoutCall } from "../../diagnostics/codes/undo.ts";
import { remove } from "../../diagnostics/fixes.ts";
import { callSettings } from "../../language/settings/policy.ts";
import type { Expr } from "../../program/program.ts";
import type { CallClause, CallStep, Expression, IfStep, LetStep, OnClause, Step, UndoClause } from "../../syntax/nodes.ts";
import { join } from "../../types/join.ts";
import { brokenType, type Type } from "../../types/type.ts";
import { locationOf, type Scope } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { narrow } from "../expressions/narrow.ts";
import { withoutNarrowing } from "../expressions/without-narrowing.ts";
import type { FileContext } from "../session.ts";
import { readBlock } from "../settings/block.ts";
import { readPolicyName } from "../settings/values.ts";
import { bind } from "./bind.ts";
import { checkCallOfOperation, operationCallOf, reportUnknownSystem } from "./call.ts";
import type { CheckedCallStep, CheckedStep, FlowState, StepResult } from "./checked-step.ts";
import { checkCondition } from "./condition.ts";
import { checkHandlers } from "./handlers.ts";
import { checkFor, checkParallel } from "./loop-steps.ts";
import { checkMatchStep } from "./match-step.ts";
import type { Policies } from "./policies.ts";
import { readPolicyKeys } from "./policy.ts";
import { mergePolicies, type PolicyKeys } from "./policy-keys.ts";

/** Checks the steps of a flow, in order. */
export function checkSteps(context: FileContext, policies: Policies, scope: Scope, steps: readonly Step[]): readonly CheckedStep[] {
  const state: FlowState = {
    context,
    policies,
    ids: new Map(),
    block: (inner, within) => checkBlock(state, inner, within),
    call: (inner, value, step) => {
      const found = operationCallOf(context, inner, value);
      return found && { step: checkOperationStep(state, inner, step, found) };
    },
  };
  return checkBlock(state, scope, steps).steps;
}

function checkBlock(
  state: FlowState,
  outer: Scope,
  steps: readonly Step[],
): { readonly steps: readonly CheckedStep[]; readonly scope: Scope } {
  const checked: CheckedStep[] = [];
  let scope = outer;
  let failed = false;
  state.context.model.steps(steps, outer);
  for (const [index, step] of steps.entries()) {
    if (isFailWithoutText(state, scope, steps[index - 1])) continue;
    if (failed) {
      state.context.report(
        unreachableStep({}, locationOf(state.context, step), {
          fixes: remove("Remove what is never reached", {
            file: state.context.file,
            start: step.start,
            end: steps.at(-1)?.end ?? step.end,
          }),
        }),
      );
      failed = false;
    }
    const result = checkStep(state, scope, step);
    scope = result.scope;
    state.context.model.steps(step, scope);
    if (result.step === undefined) continue;
    checked.push(result.step);
    failed = alwaysFails(result.step);
  }
  return { steps: checked, scope };
}

/** `fail` in front of something that is no text: the two are read as two steps, and the first has been reported. */
function isFailWithoutText({ context }: FlowState, scope: Scope, step: Step | undefined): boolean {
  if (step?.kind !== "CallStep" || step.value.kind !== "Identifier" || step.value.name !== "fail") return false;
  return scope.lookup("fail") === undefined && !context.symbols.names().includes("fail");
}

/** Whether a run never goes on behind a step. */
function alwaysFails(step: CheckedStep): boolean {
  if (step.kind === "fail") return true;
  if (step.kind !== "if") return false;
  return [step.then, step.else].every((branch) => branch.some(alwaysFails));
}

function checkStep(state: FlowState, scope: Scope, step: Step): StepResult {
  switch (step.kind) {
    case "LetStep":
      return checkLet(state, scope, step);
    case "CallStep":
      return { step: checkAlone(state, scope, step), scope };
    case "IfStep":
      return checkIf(state, scope, step);
    case "MatchStep":
      return checkMatchStep(state, scope, step);
    case "ForStep":
      return checkFor(state, scope, step);
    case "ParallelStep":
      return checkParallel(state, scope, step);
  }
}

function checkLet(state: FlowState, scope: Scope, step: LetStep): StepResult {
  const { context } = state;
  const found = operationCallOf(context, scope, step.value);
  if (found !== undefined) {
    const bound = checkOperationStep(state, scope, step, found);
    const type = bound?.result?.type ?? brokenType;
    return { step: bound, scope: bind(context, scope, step.name, type) };
  }
  if (reportUnknownSystem(context, scope, step.value)) return { step: undefined, scope: bind(context, scope, step.name, brokenType) };
  const value = checkValue(context, scope, step.value);
  if (value !== undefined) reportClauses(context, step.clauses);
  const inner = bind(context, scope, step.name, value?.type ?? brokenType);
  if (value === undefined || step.name.kind === "Missing") return { step: undefined, scope: inner };
  return { step: { kind: "let", name: step.name.name, value: value.expr, doc: step.doc?.text, node: step }, scope: inner };
}

/** A value that is used as it is: nothing may be unmet. */
function checkValue(context: FileContext, scope: Scope, node: Expression): { readonly type: Type; readonly expr: Expr } | undefined {
  const checked = checkExpression(context, scope, node);
  if (checked.broken) return undefined;
  const [fault] = checked.faults;
  if (fault !== undefined) {
    context.report(unmetFault({ source: checked.path ?? "the value", reason: fault.reason }, locationOf(context, fault.node)));
    return undefined;
  }
  return checked;
}

function checkAlone(state: FlowState, scope: Scope, step: CallStep): CheckedStep | undefined {
  const { context } = state;
  const found = operationCallOf(context, scope, step.value);
  if (found !== undefined) return checkOperationStep(state, scope, step, found);
  if (reportUnknownSystem(context, scope, step.value)) return undefined;
  if (step.value.kind === "Identifier" && isFailWithoutText(state, scope, step)) {
    context.report(missingPart({ what: "a string", after: "fail" }, locationOf(context, { start: step.value.end, end: step.value.end })));
    return undefined;
  }
  if (step.value.kind === "FailExpression") {
    const value = checkValue(context, scope, step.value);
    if (value !== undefined) reportClauses(context, step.clauses);
    return value?.expr.kind === "fail" ? { kind: "fail", message: value.expr.message, node: step } : undefined;
  }
  const checked = checkExpression(context, scope, step.value);
  if (checked.broken) return undefined;
  if (step.clauses.length > 0) reportClauses(context, step.clauses);
  else context.report(stepWithoutEffect({}, locationOf(context, step.value), { fixes: remove("Remove it", locationOf(context, step)) }));
  return undefined;
}

function reportClauses(context: FileContext, clauses: readonly CallClause[]): void {
  for (const clause of clauses.slice(0, 1)) {
    const word = clause.kind === "OnClause" ? "on" : clause.kind === "UndoClause" ? "undo" : "with";
    context.report(
      clauseWithoutCall(
        { word },
        { file: context.file, start: clause.start, end: clause.start + word.length },
        {
          fixes: remove("Remove it", { file: context.file, start: clause.start, end: clauses.at(-1)?.end ?? clause.end }),
        },
      ),
    );
  }
}

function checkOperationStep(
  state: FlowState,
  scope: Scope,
  step: Step,
  found: NonNullable<ReturnType<typeof operationCallOf>>,
): CheckedCallStep | undefined {
  const { context } = state;
  const clauses = step.kind === "LetStep" || step.kind === "CallStep" ? step.clauses : [];
  const call = checkCallOfOperation(context, scope, found);
  const handlers = checkHandlers(
    context,
    scope,
    call?.operation,
    clauses.filter((clause): clause is OnClause => clause.kind === "OnClause"),
  );
  let keys: PolicyKeys = {};
  for (const clause of clauses) if (clause.kind === "SettingsClause") keys = mergePolicies([keys, readCallSettings(state, clause)]);
  const id = call && uniqueId(state, call.operation.name);
  // An undo runs after the call went well: it sees the answer, and no handler's value.
  const ownResult = step.kind === "LetStep" && step.name.kind === "Identifier" ? step.name : undefined;
  const undoScope =
    ownResult === undefined
      ? scope
      : scope.with({ name: ownResult.name, type: call?.operation.result ?? brokenType, span: ownResult, kind: "let" });
  const undo = checkUndos(state, undoScope, step, clauses);
  if (call === undefined || id === undefined) return undefined;
  const results = handlers.map((handler) => handler.result).filter((each) => each !== undefined);
  const type = results.includes(brokenType) ? brokenType : join(call.operation.result, ...results);
  const result = ownResult && { name: ownResult.name, type };
  return { kind: "call", id, call, result, handlers, undo, keys, doc: step.doc?.text, node: step };
}

/** `undo system.operation(…)`: a call without clauses of its own. */
function checkUndos(state: FlowState, scope: Scope, step: Step, clauses: readonly CallClause[]): CheckedCallStep | undefined {
  const { context } = state;
  const [first, second] = clauses.filter((clause): clause is UndoClause => clause.kind === "UndoClause");
  if (first === undefined) return undefined;
  const word = { file: context.file, start: first.start, end: first.start + "undo".length };
  if (second !== undefined) {
    const related = [{ message: "undone here already", location: word }];
    context.report(
      secondUndo(
        {},
        { file: context.file, start: second.start, end: second.start + "undo".length },
        {
          related,
          fixes: remove("Remove it", locationOf(context, second)),
        },
      ),
    );
  }
  context.unsupported(notSupportedYet({ what: "`undo`" }, word));
  const found = operationCallOf(context, scope, first.call);
  if (found === undefined) {
    if (reportUnknownSystem(context, scope, first.call)) return undefined;
    checkExpression({ ...context, report: () => {} }, scope, first.call);
    if (first.call.kind !== "Missing") context.report(undoWithoutCall({}, locationOf(context, first.call)));
    return undefined;
  }
  const call = checkCallOfOperation(context, scope, found);
  return call && { kind: "call", id: uniqueId(state, call.operation.name), call, handlers: [], keys: {}, doc: undefined, node: step };
}

function readCallSettings({ context, policies }: FlowState, clause: Extract<CallClause, { kind: "SettingsClause" }>): PolicyKeys {
  const block = readBlock(context, callSettings, clause.settings, { start: clause.start, end: clause.start + "with".length });
  const policy = block.get("policy");
  const named = policy && readPolicyName(context, policy.specification, policy.value);
  return mergePolicies([readPolicyKeys(context, block), policies.keysOf(named)]);
}

function uniqueId({ ids }: FlowState, name: string): string {
  const count = (ids.get(name) ?? 0) + 1;
  ids.set(name, count);
  if (count === 1) return name;
  const id = `${name}-${count}`;
  // Only an operation that is itself named so can have taken it.
  return ids.has(id) ? uniqueId({ ids } as FlowState, name) : id;
}

function checkIf(state: FlowState, scope: Scope, step: IfStep): StepResult {
  const { context } = state;
  const condition = checkCondition(context, scope, step.condition);
  const whenTrue = condition === undefined ? scope : narrow(context, scope, step.condition, true, checkExpression);
  const whenFalse = condition === undefined ? scope : narrow(context, scope, step.condition, false, checkExpression);
  const within = condition === undefined ? { ...state, context: withoutNarrowing(context) } : state;
  const then = checkBlock(within, whenTrue, step.then).steps;
  const otherwise = checkBlock(within, whenFalse, step.else ?? []).steps;
  const after = then.some(alwaysFails) ? whenFalse : otherwise.some(alwaysFails) ? whenTrue : scope;
  if (condition === undefined) return { step: undefined, scope };
  return { step: { kind: "if", condition, then, else: otherwise, doc: step.doc?.text, node: step }, scope: after };
}
