import { keyNotStable } from "../../diagnostics/codes/idempotency.ts";
import type { Expression } from "../../syntax/nodes.ts";
import { membersOf } from "../../types/join.ts";
import { resolve } from "../../types/type.ts";
import { locationOf } from "../context.ts";
import type { CheckedFlow } from "../declarations/flow.ts";
import type { SemanticModel } from "../model.ts";

const moments: ReadonlySet<string> = new Set(["date-time", "time", "unix-time"]);

/** Warns of a flow's key that is a time: two events of one record have different ones. */
export function checkKeyStable({ context }: CheckedFlow, model: SemanticModel, node: Expression): void {
  const type = model.typeOf(node);
  const isMoment = membersOf(type ?? { kind: "unknown" }).some((member) => {
    const form = resolve(member);
    return form.kind === "string" && form.format !== undefined && moments.has(form.format);
  });
  if (isMoment) context.report(keyNotStable({}, locationOf(context, node)));
}
