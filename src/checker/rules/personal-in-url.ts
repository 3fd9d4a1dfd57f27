import { personalInUrl } from "../../diagnostics/codes/privacy.ts";
import type { Expression } from "../../syntax/nodes.ts";
import { type CheckContext, locationOf } from "../context.ts";
import type { CheckedCallStep } from "../declarations/checked-step.ts";
import type { PersonalData } from "./personal-data.ts";

/** Warns of personal data in the path and query parameters of a call. */
export function checkPersonalInUrl(
  context: CheckContext,
  personal: PersonalData,
  { call }: CheckedCallStep,
  lets: ReadonlyMap<string, Expression>,
): void {
  for (const { name, value } of call.node.arguments) {
    const symbol = name && call.operation.arguments.get(name.name);
    if ((symbol?.in !== "path" && symbol?.in !== "query") || value.kind === "Tagged") continue;
    const source = personal.in(value, lets);
    if (source === undefined) continue;
    const related = source.origin === undefined ? [] : [{ message: "described here", location: source.origin }];
    context.report(personalInUrl({ what: source.what, place: symbol.in, name: symbol.name }, locationOf(context, value), { related }));
  }
}
