import { retryUndocumentedStatus } from "../../diagnostics/codes/flow.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { finalStatuses } from "../../language/failures.ts";
import type { Sourced } from "../declarations/policy-keys.ts";
import { mayAnswer } from "../symbols/described-operation.ts";
import type { UsedOperation } from "../used-operations.ts";
import { withoutStatus } from "./without-status.ts";

/** What every caller meets sooner or later, described or not: a limit, and what gateways on the way answer. */
const neverDescribed: ReadonlySet<string> = new Set(["429", "502", "503", "504"]);

/**
 * Warns of a retry of a status that none of the operations concerned can answer, as they are described. A policy is
 * shared, so it is enough that one of them can. An operation that documents no failures at all may answer anything.
 */
export function checkRetriedStatuses(operations: readonly UsedOperation[], report: (diagnostic: Diagnostic) => void): void {
  const places = new Map<
    string,
    { readonly retried: Sourced<string>; readonly status: string; reachable: boolean; readonly systems: Set<string> }
  >();
  for (const used of operations) {
    for (const call of used.calls) {
      for (const retried of call.keys.on?.value ?? []) {
        const { value: status, location } = retried;
        if (!/^\d/u.test(status) || neverDescribed.has(status) || finalStatuses.has(Number(status))) continue;
        const key = `${location.file} ${location.start}`;
        const place = places.get(key) ?? { retried, status, reachable: false, systems: new Set() };
        places.set(key, place);
        place.systems.add(used.system.symbol.name);
        place.reachable ||= used.operation.errors.length === 0 || mayAnswer(used.operation, status);
      }
    }
  }
  for (const { retried, status, reachable, systems } of places.values()) {
    const fixes = withoutStatus(retried);
    if (!reachable) report(retryUndocumentedStatus({ status, systems: [...systems] }, retried.location, { fixes }));
  }
}
