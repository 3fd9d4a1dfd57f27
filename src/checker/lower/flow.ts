import type { Guard, Policy, ProgramFlow, ProgramMap, ProgramStep, Provenance } from "../../program/program.ts";
import { join } from "../../types/join.ts";
import { provenanceOf } from "../context.ts";
import type { CheckedCallStep, CheckedStep } from "../declarations/checked-step.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import type { OperationCall, UsedOperation } from "../used-operations.ts";
import { failureTable } from "./failures.ts";
import { isNeeded, liveNames } from "./live-names.ts";
import { portable } from "./place.ts";
import type { Lowering } from "./system.ts";
import { walkExpr } from "./walk-expr.ts";

/** What lowering a flow needs of the rest of the program. */
export interface FlowLowering extends Lowering {
  readonly operations: readonly UsedOperation[];
  readonly guards: readonly Guard[];
  /** Maps whose results are guarded, their own or those of maps that they call. */
  readonly guardedMaps: ReadonlySet<string>;
}

/** A flow as the Program has it. */
export function lowerFlow(lowering: FlowLowering, flow: CheckedFlow): ProgramFlow | undefined {
  const { trigger, declaration, context } = flow;
  if (trigger === undefined) return undefined;
  return {
    name: flow.name,
    ...(declaration.doc && { doc: declaration.doc.text }),
    trigger: { kind: "event", system: trigger.system.name, event: trigger.event.name },
    input: { name: flow.input.name, schema: lowering.projection.schema(flow.input.type, "read") },
    ...(flow.key && { key: flow.key }),
    ...(flow.deadline && { deadline: flow.deadline.milliseconds }),
    failure: flow.failure,
    steps: lowerSteps(lowering, flow, flow.steps, liveNames(flow.steps)),
    at: portable(lowering.entry, provenanceOf(context, declaration.name)),
  };
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
      return lowerCall(lowering, flow, step, read, at);
    case "for":
    case "parallel":
      // Said to be not supported yet: there is no Program of it.
      return undefined;
  }
}

function doc(text: string | undefined): { readonly doc?: string } {
  return text === undefined || text === "" ? {} : { doc: text };
}

function lowerCall(
  lowering: FlowLowering,
  flow: CheckedFlow,
  step: CheckedCallStep,
  read: ReadonlySet<string>,
  at: Provenance,
): ProgramStep {
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
    failures: failureTable({
      operation,
      policy: call?.policy ?? {},
      handlers,
      authenticates: used?.system.auth !== undefined && used.system.auth.auth.kind !== "none",
      guarded: isGuarded(lowering, step, call),
      flowDeadline: flow.deadline !== undefined,
      failure: flow.failure,
    }),
    ...doc(step.doc),
    at,
  };
}

/** The policy of one call; where it switches the operation's retry off, that must be said. */
function ownPolicy(policy: Policy, operation: Policy): Policy {
  if (policy.retry !== undefined || operation.retry === undefined) return policy;
  return { ...policy, retry: { ...operation.retry, attempts: 1 } };
}

function hasOwnPolicy(step: CheckedCallStep): boolean {
  return Object.values(step.keys).some((key) => key !== undefined);
}

function isGuarded({ guards, guardedMaps }: FlowLowering, step: CheckedCallStep, call: OperationCall | undefined): boolean {
  const { node } = step.call;
  const file = call?.location.file;
  if (guards.some(({ site, at }) => site.kind === "argument" && at.file === file && at.start >= node.start && at.end <= node.end))
    return true;
  return step.call.arguments.some(({ value }) => mapsIn(value).some((map) => guardedMaps.has(map)));
}

/** The maps that an expression calls or names. */
export function mapsIn(expr: Parameters<typeof walkExpr>[0]): readonly string[] {
  const maps: string[] = [];
  walkExpr(expr, (each) => {
    if (each.kind === "map" || each.kind === "mapReference") maps.push(each.map);
  });
  return maps;
}

/** Maps whose results are guarded, directly or through the maps that they call. */
export function guardedMapsOf(maps: readonly Pick<ProgramMap, "name" | "body">[], guards: readonly Guard[]): ReadonlySet<string> {
  const guarded = new Set(guards.flatMap(({ site }) => (site.kind === "map" ? [site.map] : [])));
  const calls = maps.map((map) => ({ name: map.name, called: mapsIn(map.body) }));
  for (let before = -1; before !== guarded.size; ) {
    before = guarded.size;
    for (const { name, called } of calls) if (called.some((each) => guarded.has(each))) guarded.add(name);
  }
  return guarded;
}
