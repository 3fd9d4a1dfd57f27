import { retryFinalStatus } from "../../diagnostics/codes/flow.ts";
import { finalStatuses } from "../../language/failures.ts";
import type { FailureName } from "../../program/program.ts";
import type { CheckContext } from "../context.ts";
import type { Sourced } from "../declarations/policy-keys.ts";
import { withoutStatus } from "./without-status.ts";

/** Warns of a retry after a status that will be answered again (RFC 9110 section 15.5). */
export function checkFinalStatuses(context: CheckContext, retried: readonly Sourced<FailureName>[]): void {
  const finals = [...finalStatuses.keys()].filter((status) => status < 500);
  for (const each of retried) {
    const { value, location } = each;
    const why = value === "4xx" ? `most of them are final (${finals.join(", ")})` : finalStatuses.get(Number(value));
    if (why !== undefined) context.report(retryFinalStatus({ status: value, why }, location, { fixes: withoutStatus(each) }));
  }
}
