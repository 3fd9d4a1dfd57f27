import type { ProgramSystem } from "../../program/program.ts";
import { unknownType } from "../../types/type.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { emptyScope } from "../scope.ts";
import type { FileContext } from "../session.ts";
import type { KnownSetting } from "../settings/block.ts";
import { reportForm } from "../settings/values.ts";
import { checkCondition } from "./condition.ts";
import { asExpression } from "./webhooks.ts";

/** Checks `fails: condition => text` of a system. Both are over `body`, of which nothing is known yet. */
export function readFails(context: FileContext, known: KnownSetting | undefined): ProgramSystem["fails"] {
  if (known === undefined) return undefined;
  const { value } = known;
  const span = { start: value.start, end: value.start };
  const scope = emptyScope.with({ name: "body", type: unknownType, span, kind: "webhook" });
  if (value.kind !== "Outcome") {
    const condition = asExpression(value);
    // The value is still to be written: what stands there means what it will mean.
    if (condition !== undefined) checkExpression({ ...context, report: () => {} }, scope, condition);
    return reportForm(context, known.specification, value);
  }
  const when = checkCondition(context, scope, value.condition);
  const text = checkExpression(context, scope, value.value);
  return when === undefined || text.broken ? undefined : { when, text: text.expr };
}
