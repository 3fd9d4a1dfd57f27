import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import { notAList, pagesNotDescribed } from "../../diagnostics/codes/steps.ts";
import { unmetFault } from "../../diagnostics/codes/types.ts";
import type { ForStep, ParallelStep } from "../../syntax/nodes.ts";
import { present } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { brokenType, resolve, type Type } from "../../types/type.ts";
import { locationOf, type Scope } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { nothingIn } from "../expressions/form.ts";
import { bind } from "./bind.ts";
import type { CheckedForStep, CheckedStep, FlowState, StepResult } from "./checked-step.ts";

/** `for x in xs parallel 8 { … }`: over a list, or over the items of an operation's pages. */
export function checkFor(state: FlowState, scope: Scope, step: ForStep): StepResult {
  const { context } = state;
  const source = checkSource(state, scope, step);
  const inner = bind(context, scope, step.variable, source?.item ?? brokenType, "item");
  const { steps } = state.block(inner, step.steps);
  context.unsupported(notSupportedYet({ what: "`for`" }, { file: context.file, start: step.start, end: step.start + "for".length }));
  if (source === undefined || step.variable.kind === "Missing") return { step: undefined, scope };
  const parallel = Math.max(1, Math.trunc(step.parallel?.value ?? 1));
  return {
    step: {
      kind: "for",
      variable: { name: step.variable.name, type: source.item },
      source: source.source,
      parallel,
      steps,
      doc: step.doc?.text,
      node: step,
    },
    scope,
  };
}

function checkSource(
  state: FlowState,
  scope: Scope,
  step: ForStep,
): { readonly source: CheckedForStep["source"]; readonly item: Type } | undefined {
  const { context } = state;
  const location = locationOf(context, step.iterable);
  const call = state.call(scope, step.iterable, step);
  if (call !== undefined) {
    if (call.step === undefined) return undefined;
    const { system, operation } = call.step.call;
    const item = system.itemType(operation);
    if (item !== undefined) return { source: { kind: "pages", call: call.step }, item };
    const related = [{ message: "the operation is described here", location: operation.operation.origin }];
    context.report(pagesNotDescribed({ system: system.name, operation: operation.name }, location, { related }));
    return undefined;
  }
  const checked = checkExpression(context, scope, step.iterable);
  if (checked.broken) return undefined;
  const [fault] = checked.faults;
  if (fault !== undefined) {
    context.report(unmetFault({ source: checked.path ?? "the list", reason: fault.reason }, locationOf(context, fault.node)));
    return undefined;
  }
  const form = resolve(present(checked.type));
  const nothing = nothingIn(checked.type) !== undefined;
  if (form.kind === "array" && !nothing) return { source: { kind: "value", value: checked.expr }, item: form.items };
  if (checked.type !== brokenType) context.report(notAList({ type: printType(checked.type), optional: form.kind === "array" }, location));
  return undefined;
}

/** `parallel { … }`: each step is a branch of its own, which does not see what the others bind. */
export function checkParallel(state: FlowState, scope: Scope, step: ParallelStep): StepResult {
  const { context } = state;
  const branches: CheckedStep[] = [];
  let after = scope;
  context.model.steps(step.steps, scope);
  for (const branch of step.steps) {
    const checked = state.block(scope, [branch]);
    branches.push(...checked.steps);
    // What a branch has bound is there when all are done.
    for (const name of checked.scope.names()) {
      const variable = scope.lookup(name) === undefined ? checked.scope.lookup(name) : undefined;
      if (variable !== undefined)
        after = bind(context, after, { kind: "Identifier", name, quoted: false, ...variable.span }, variable.type);
    }
  }
  context.unsupported(
    notSupportedYet(
      { what: "`parallel`", instead: "Steps run one after the other without it." },
      { file: context.file, start: step.start, end: step.start + "parallel".length },
    ),
  );
  return { step: { kind: "parallel", branches, doc: step.doc?.text, node: step }, scope: after };
}
