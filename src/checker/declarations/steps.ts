import { clauseWithoutCall, duplicateName, notSupportedYet, stepWithoutEffect, unreachableStep } from "../../diagnostics/codes/flow.ts";
import { unmetFault } from "../../diagnostics/codes/types.ts";
import { callSettings } from "../../language/settings/policy.ts";
import type { Expr } from "../../program/program.ts";
import type { CallClause, CallStep, Expression, IfStep, LetStep, Name, OnClause, Step } from "../../syntax/nodes.ts";
import { join } from "../../types/join.ts";
import { brokenType, type Type } from "../../types/type.ts";
import { locationOf, type Scope } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { narrow } from "../expressions/narrow.ts";
import type { FileContext } from "../session.ts";
import { readBlock } from "../settings/block.ts";
import { readPolicyName } from "../settings/values.ts";
import { type CheckedCall, checkCallOfOperation, operationCallOf, reportUnknownSystem } from "./call.ts";
import { checkCondition } from "./condition.ts";
import { type CheckedHandler, checkHandlers } from "./handlers.ts";
import type { Policies } from "./policies.ts";
import { readPolicyKeys } from "./policy.ts";
import { mergePolicies, type PolicyKeys } from "./policy-keys.ts";

/** A call of an operation as a step of a flow. */
export interface CheckedCallStep {
  readonly kind: "call";
  readonly id: string;
  readonly call: CheckedCall;
  /** The name that the result is bound to, with its type. */
  readonly result?: { readonly name: string; readonly type: Type } | undefined;
  readonly handlers: readonly CheckedHandler[];
  /** What `with { … }` says. */
  readonly keys: PolicyKeys;
  readonly doc: string | undefined;
  readonly node: Step;
}

export type CheckedStep =
  | { readonly kind: "let"; readonly name: string; readonly value: Expr; readonly doc: string | undefined; readonly node: Step }
  | CheckedCallStep
  | {
      readonly kind: "if";
      readonly condition: Expr;
      readonly then: readonly CheckedStep[];
      readonly else: readonly CheckedStep[];
      readonly doc: string | undefined;
      readonly node: Step;
    }
  | { readonly kind: "fail"; readonly message: Expr; readonly node: Step };

/** What the steps of one flow share. */
interface FlowState {
  readonly context: FileContext;
  readonly policies: Policies;
  /** How often a call of each name has been seen: ids are unique in a flow, and stable while names and order are. */
  readonly ids: Map<string, number>;
}

/** Checks the steps of a flow, in order. */
export function checkSteps(context: FileContext, policies: Policies, scope: Scope, steps: readonly Step[]): readonly CheckedStep[] {
  return checkBlock({ context, policies, ids: new Map() }, scope, steps);
}

function checkBlock(state: FlowState, outer: Scope, steps: readonly Step[]): readonly CheckedStep[] {
  const checked: CheckedStep[] = [];
  let scope = outer;
  let failed = false;
  for (const step of steps) {
    if (failed) {
      state.context.report(unreachableStep({}, locationOf(state.context, step)));
      failed = false;
    }
    const result = checkStep(state, scope, step);
    scope = result.scope;
    if (result.step === undefined) continue;
    checked.push(result.step);
    failed = result.step.kind === "fail";
  }
  return checked;
}

interface StepResult {
  readonly step: CheckedStep | undefined;
  /** The scope of what follows. */
  readonly scope: Scope;
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
      return unsupported(state, scope, step, "A `match` of steps", "Write `if … { } else if … { }`.");
    case "ForStep":
      return unsupported(state, scope, step, "`for`", undefined);
    case "ParallelStep":
      return unsupported(state, scope, step, "`parallel`", "Steps run one after the other without it.");
  }
}

function unsupported({ context }: FlowState, scope: Scope, step: Step, what: string, instead: string | undefined): StepResult {
  // The word is marked, not the whole block: what stands within it is looked at when it is supported.
  const word = step.kind === "ForStep" ? 3 : step.kind === "MatchStep" ? 5 : 8;
  context.report(notSupportedYet({ what, instead }, { file: context.file, start: step.start, end: step.start + word }));
  return { step: undefined, scope };
}

function checkLet(state: FlowState, scope: Scope, step: LetStep): StepResult {
  const { context } = state;
  const found = operationCallOf(context, scope, step.value);
  if (found !== undefined) {
    const bound = checkOperationStep(state, scope, step, found);
    const type = bound?.result?.type ?? brokenType;
    return { step: bound, scope: bind(state, scope, step.name, type) };
  }
  if (reportUnknownSystem(context, scope, step.value)) return { step: undefined, scope: bind(state, scope, step.name, brokenType) };
  reportClauses(context, step.clauses);
  const value = checkValue(context, scope, step.value);
  const inner = bind(state, scope, step.name, value?.type ?? brokenType);
  if (value === undefined || step.name.kind === "Missing") return { step: undefined, scope: inner };
  return { step: { kind: "let", name: step.name.name, value: value.expr, doc: step.doc?.text, node: step }, scope: inner };
}

function bind({ context }: FlowState, scope: Scope, name: Name, type: Type): Scope {
  if (name.kind === "Missing") return scope;
  const first = scope.lookup(name.name);
  if (first !== undefined) {
    const related = [{ message: "declared here first", location: locationOf(context, first.span) }];
    context.report(duplicateName({ what: "variable", name: name.name }, locationOf(context, name), { related }));
  }
  const variable = { name: name.name, type, span: { start: name.start, end: name.end }, kind: "let" } as const;
  context.model.symbol(name, variable);
  return scope.with(variable);
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
  reportClauses(context, step.clauses);
  if (step.value.kind === "FailExpression") {
    const value = checkValue(context, scope, step.value);
    return value?.expr.kind === "fail" ? { kind: "fail", message: value.expr.message, node: step } : undefined;
  }
  const checked = checkExpression(context, scope, step.value);
  if (!checked.broken) context.report(stepWithoutEffect({}, locationOf(context, step.value)));
  return undefined;
}

function reportClauses(context: FileContext, clauses: readonly CallClause[]): void {
  for (const clause of clauses) {
    const word = clause.kind === "OnClause" ? "on" : clause.kind === "UndoClause" ? "undo" : "with";
    context.report(clauseWithoutCall({ word }, { file: context.file, start: clause.start, end: clause.start + word.length }));
  }
}

function checkOperationStep(
  state: FlowState,
  scope: Scope,
  step: LetStep | CallStep,
  found: NonNullable<ReturnType<typeof operationCallOf>>,
): CheckedCallStep | undefined {
  const { context } = state;
  const call = checkCallOfOperation(context, scope, found);
  const handlers = checkHandlers(
    context,
    scope,
    call?.operation,
    step.clauses.filter((clause): clause is OnClause => clause.kind === "OnClause"),
  );
  let keys: PolicyKeys = {};
  for (const clause of step.clauses) {
    if (clause.kind === "UndoClause") {
      context.report(notSupportedYet({ what: "`undo`" }, { file: context.file, start: clause.start, end: clause.start + "undo".length }));
    }
    if (clause.kind === "SettingsClause") keys = mergePolicies([keys, readCallSettings(state, clause)]);
  }
  if (call === undefined) return undefined;
  const id = uniqueId(state, call.operation.name);
  const type = join(call.operation.result, ...handlers.map((handler) => handler.result).filter((result) => result !== undefined));
  const result = step.kind === "LetStep" && step.name.kind === "Identifier" ? { name: step.name.name, type } : undefined;
  return { kind: "call", id, call, result, handlers, keys, doc: step.doc?.text, node: step };
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
  const then = checkBlock(state, whenTrue, step.then);
  const otherwise = checkBlock(state, whenFalse, step.else ?? []);
  const after = then.at(-1)?.kind === "fail" ? whenFalse : otherwise.at(-1)?.kind === "fail" ? whenTrue : scope;
  if (condition === undefined) return { step: undefined, scope };
  return { step: { kind: "if", condition, then, else: otherwise, doc: step.doc?.text, node: step }, scope: after };
}
