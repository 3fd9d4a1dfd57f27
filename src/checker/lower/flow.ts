import type { CallFailure, Expr, Guard, Handler, Policy, ProgramFlow, ProgramStep, Provenance } from "../../program/program.ts";
import { join } from "../../types/join.ts";
import { provenanceOf } from "../context.ts";
import type { CheckedCallStep, CheckedStep } from "../declarations/checked-step.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import type { OperationCall, UsedOperation } from "../used-operations.ts";
import { callFailures, mayRefuse, runFailures } from "./failures.ts";
import { isNeeded, liveNames } from "./live-names.ts";
import { mapsIn } from "./maps-in.ts";
import { portable } from "./place.ts";
import type { RiskyMaps } from "./risky-maps.ts";
import type { Lowering } from "./system.ts";

/** What lowering a flow needs of the rest of the program. */
export interface FlowLowering extends Lowering, RiskyMaps {
  readonly operations: readonly UsedOperation[];
  readonly guards: readonly Guard[];
}

/** A flow as the Program has it. */
export function lowerFlow(lowering: FlowLowering, flow: CheckedFlow): ProgramFlow | undefined {
  const { trigger, declaration, context } = flow;
  if (trigger === undefined) return undefined;
  const read = liveNames(flow.steps);
  const between = betweenCalls(flow.steps, read);
  return {
    name: flow.name,
    ...(declaration.doc && { doc: declaration.doc.text }),
    trigger: { kind: "event", system: trigger.system.name, event: trigger.event.name },
    input: { name: flow.input.name, schema: lowering.projection.schema(flow.input.type, "read") },
    ...(flow.key && { key: flow.key }),
    ...(flow.deadline && { deadline: flow.deadline.milliseconds }),
    failures: runFailures({
      values: [...(flow.key === undefined ? [] : [flow.key]), ...between.values],
      fails: between.fails,
      deadline: flow.deadline !== undefined,
      guardedMaps: lowering.guardedMaps,
      refusingMaps: lowering.refusingMaps,
    }),
    failure: flow.failure,
    steps: lowerSteps(lowering, flow, flow.steps, read),
    at: portable(lowering.entry, provenanceOf(context, declaration.name)),
  };
}

/** What is computed between the calls of steps that are needed, and whether one of them is `fail`. */
function betweenCalls(
  steps: readonly CheckedStep[],
  read: ReadonlySet<string>,
): { readonly values: readonly Expr[]; readonly fails: boolean } {
  const values: Expr[] = [];
  let fails = false;
  const pending = [...steps];
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    if (!isNeeded(step, read)) continue;
    if (step.kind === "let") values.push(step.value);
    else if (step.kind === "fail") fails = true;
    else if (step.kind === "if") {
      values.push(step.condition);
      pending.push(...step.then, ...step.else);
    }
  }
  return { values, fails };
}

function lowerSteps(
  lowering: FlowLowering,
  flow: CheckedFlow,
  steps: readonly CheckedStep[],
  read: ReadonlySet<string>,
): readonly ProgramStep[] {
  return steps.filter((step) => isNeeded(step, read)).flatMap((step) => lowerStep(lowering, flow, step, read) ?? []);
}

function lowerStep(lowering: FlowLowering, flow: CheckedFlow, step: CheckedStep, read: ReadonlySet<string>): ProgramStep | undefined {
  const at: Provenance = portable(lowering.entry, provenanceOf(flow.context, step.node));
  switch (step.kind) {
    case "let":
      return { kind: "let", name: step.name, value: step.value, ...doc(step.doc), at };
    case "fail":
      return { kind: "fail", message: step.message, at };
    case "if":
      return {
        kind: "if",
        condition: step.condition,
        then: lowerSteps(lowering, flow, step.then, read),
        else: lowerSteps(lowering, flow, step.else, read),
        ...doc(step.doc),
        at,
      };
    case "call":
      return lowerCall(lowering, step, read, at);
    case "for":
    case "parallel":
      // Said to be not supported yet: there is no Program of it.
      return undefined;
  }
}

function doc(text: string | undefined): { readonly doc?: string } {
  return text === undefined || text === "" ? {} : { doc: text };
}

function lowerCall(lowering: FlowLowering, step: CheckedCallStep, read: ReadonlySet<string>, at: Provenance): ProgramStep {
  const { operation, system } = step.call;
  const used = lowering.operations.find((each) => each.operation === operation);
  const call = used?.calls.find((each) => each.step === step);
  const handlers = step.handlers.map(({ handler }) => ({ ...handler, at: portable(lowering.entry, handler.at) }));
  const result = step.result !== undefined && read.has(step.result.name) && step.result.type.kind !== "absent" ? step.result : undefined;
  return {
    kind: "call",
    id: step.id,
    ...(result && { result: result.name, resultSchema: lowering.projection.schema(join(result.type), "read") }),
    system: system.name,
    operation: operation.name,
    arguments: step.call.arguments.map(({ name, value }) => ({ name, value })),
    handlers,
    ...(hasOwnPolicy(step) && call && used && { policy: ownPolicy(call.policy, used.policy) }),
    failures: failuresOfCall(lowering, step, used, call),
    ...doc(step.doc),
    at,
  };
}

/** Everything that can go wrong with one call, with what becomes of it. */
export function failuresOfCall(
  program: RiskyMaps & { readonly guards: readonly Guard[] },
  step: CheckedCallStep,
  used: UsedOperation | undefined,
  call: OperationCall | undefined,
): readonly CallFailure[] {
  const handlers = step.handlers.map(({ handler }) => handler);
  return callFailures({
    operation: step.call.operation,
    policy: call?.policy ?? {},
    repeatable: used?.repeatable ?? "no",
    handlers,
    auth: used?.system.auth?.auth.kind ?? "none",
    guarded: isGuarded(program, step, call),
    refusing: mayRefuse(program, [...step.call.arguments.map(({ value }) => value), ...handlers.flatMap(handlerValue)]),
  });
}

/** The policy of one call; where it switches the operation's retry off, that must be said. */
function ownPolicy(policy: Policy, operation: Policy): Policy {
  if (policy.retry !== undefined || operation.retry === undefined) return policy;
  return { ...policy, retry: { ...operation.retry, attempts: 1 } };
}

function hasOwnPolicy(step: CheckedCallStep): boolean {
  return Object.values(step.keys).some((key) => key !== undefined);
}

function handlerValue({ outcome }: Handler): readonly Expr[] {
  return outcome.kind === "value" ? [outcome.value] : [];
}

/** Whether a value may be refused before it is sent: by a guard, or because a path or a header cannot be made of it. */
function isGuarded(
  { guards, guardedMaps }: Pick<FlowLowering, "guards" | "guardedMaps">,
  step: CheckedCallStep,
  call: OperationCall | undefined,
): boolean {
  const { node } = step.call;
  const file = call?.location.file;
  if (guards.some(({ site, at }) => site.kind === "argument" && at.file === file && at.start >= node.start && at.end <= node.end))
    return true;
  return step.call.arguments.some(
    ({ symbol, value }) =>
      mapsIn(value).some((map) => guardedMaps.has(map)) || ((symbol.in === "path" || symbol.in === "header") && value.kind !== "literal"),
  );
}
