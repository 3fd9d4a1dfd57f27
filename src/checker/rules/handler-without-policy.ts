import { unreachableHandler } from "../../diagnostics/codes/flow.ts";
import type { Policy } from "../../program/program.ts";
import { locationOf } from "../context.ts";
import type { OperationCall } from "../used-operations.ts";

/** Failures that only a policy makes. */
const made: ReadonlyMap<string, { readonly key: keyof Policy; readonly why: string }> = new Map([
  ["breaker", { key: "breaker", why: "no policy gives the call a breaker" }],
  ["bulkhead", { key: "bulkhead", why: "no policy gives the call a bulkhead" }],
  ["deadline", { key: "deadline", why: "neither a policy nor the flow sets a deadline" }],
]);

/** Warns of handlers for failures that no policy of the call makes. */
export function checkHandledPolicies({ step, policy, flow }: OperationCall): void {
  const clauses = "clauses" in step.node ? step.node.clauses.filter((clause) => clause.kind === "OnClause") : [];
  for (const failure of clauses.flatMap((clause) => clause.failures)) {
    const known = failure.kind === "Identifier" ? made.get(failure.name) : undefined;
    if (failure.kind !== "Identifier" || known === undefined || policy[known.key] !== undefined) continue;
    if (known.key === "deadline" && flow.deadline !== undefined) continue;
    flow.context.report(unreachableHandler({ failure: failure.name, why: known.why }, locationOf(flow.context, failure)));
  }
}
