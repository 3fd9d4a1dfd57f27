import { eventIdConstant } from "../../diagnostics/codes/idempotency.ts";
import { locationOf } from "../context.ts";
import type { CheckedSystem } from "../declarations/system.ts";
import { walkExpr } from "../lower/walk-expr.ts";

/** Reports an id of deliveries that is the same for all of them. */
export function checkEventIds({ context, webhooks }: CheckedSystem): void {
  for (const { id, member } of webhooks) {
    if (id === undefined) continue;
    let varies = false;
    walkExpr(id, (each) => {
      varies ||= each.kind === "variable";
    });
    const setting = member.settings.find(({ name }) => name.kind === "Identifier" && name.name === "id");
    if (!varies && setting !== undefined) context.report(eventIdConstant({}, locationOf(context, setting.value)));
  }
}
