import type { Policy, ProgramFlow, ProgramOperation } from "../program/program.ts";
import type { Location } from "../source/span.ts";
import { locationOf } from "./context.ts";
import { type CheckedCallStep, type CheckedStep, stepsWithin } from "./declarations/checked-step.ts";
import { mergePolicies, type PolicyKeys, policyOf } from "./declarations/policy-keys.ts";
import type { CheckedSystem } from "./declarations/system.ts";
import type { FileContext } from "./session.ts";
import type { DescribedOperation } from "./symbols/described-operation.ts";

/** A flow or a sync, as far as its calls are concerned. */
export interface CallOwner {
  readonly context: FileContext;
  readonly steps: readonly CheckedStep[];
  readonly deadline?: { readonly milliseconds: number; readonly location: Location } | undefined;
  /** What becomes of a run that fails for good. */
  readonly failure?: ProgramFlow["failure"] | undefined;
}

/** A call of an operation, with the flow or the sync that it stands in. */
export interface OperationCall {
  readonly step: CheckedCallStep;
  readonly flow: CallOwner;
  /** The policy of this call, its own keys first. */
  readonly keys: PolicyKeys;
  readonly policy: Policy;
  /** Where the operation is named. */
  readonly location: Location;
  /** It is called to take another call back. */
  readonly isUndo: boolean;
}

/** An operation that the program calls, with what is decided about it. */
export interface UsedOperation {
  readonly system: CheckedSystem;
  readonly operation: DescribedOperation;
  readonly keys: PolicyKeys;
  readonly policy: Policy;
  readonly repeatable: ProgramOperation["repeatable"];
  /** It changes nothing: by its method (RFC 9110 section 9.2.1), or by the author's word. */
  readonly reads: boolean;
  readonly calls: readonly OperationCall[];
}

/** RFC 9110 section 9.2.1; QUERY is safe, too. */
const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"]);

/** RFC 9110 section 9.2.2 */
const idempotentMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"]);

/** The operations of a system that flows call, in the order of the description's index, each with all its calls. */
export function usedOperations(system: CheckedSystem, flows: readonly CallOwner[], integrationKeys: PolicyKeys): readonly UsedOperation[] {
  const calls = new Map<DescribedOperation, { readonly step: CheckedCallStep; readonly flow: CallOwner }[]>();
  const undos = new Set<CheckedCallStep>();
  for (const flow of flows) {
    for (const step of callsOf(flow.steps)) {
      if (step.undo !== undefined) undos.add(step.undo);
      if (step.call.system !== system.symbol) continue;
      const known = calls.get(step.call.operation) ?? [];
      known.push({ step, flow });
      calls.set(step.call.operation, known);
    }
  }
  return [...calls].map(([operation, found]) => {
    const overrides = system.overrides.get(operation.name);
    const keys = mergePolicies([overrides?.keys, system.keys, integrationKeys]);
    return {
      system,
      operation,
      keys,
      policy: policyOf(keys),
      reads: safeMethods.has(operation.operation.method) || overrides?.reads === true,
      repeatable: repeatability(system, operation, overrides?.repeatable === true),
      calls: found.map(({ step, flow }) => {
        const own = mergePolicies([step.keys, keys]);
        const callee = step.call.node.callee;
        return {
          step,
          flow,
          keys: own,
          policy: policyOf(own),
          location: locationOf(flow.context, callee.kind === "MemberExpression" ? callee.member : callee),
          isUndo: undos.has(step),
        };
      }),
    };
  });
}

/** Why an operation may be sent again. */
function repeatability(system: CheckedSystem, operation: DescribedOperation, declared: boolean): ProgramOperation["repeatable"] {
  const { method } = operation.operation;
  if (idempotentMethods.has(method) || method === "QUERY") return "method";
  if (system.idempotencyHeader !== undefined && (method === "POST" || method === "PATCH")) return "idempotencyKey";
  return declared ? "declared" : "no";
}

/** All calls within steps, in order, undos included. */
export function callsOf(steps: readonly CheckedStep[]): readonly CheckedCallStep[] {
  return steps.flatMap((step) => {
    if (step.kind === "call") return step.undo === undefined ? [step] : [step, step.undo];
    const source = step.kind === "for" && step.source.kind === "pages" ? [step.source.call] : [];
    return [...source, ...callsOf(stepsWithin(step))];
  });
}
