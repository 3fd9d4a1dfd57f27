import { nullNotAllowed, unmetFault, wrongOperands } from "../../diagnostics/codes/types.ts";
import { append } from "../../diagnostics/fixes.ts";
import type { TemplateExpression } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, membersOf } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { resolve, type Type } from "../../types/type.ts";
import { concatenated } from "../bounds/concatenation.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { broken, type CheckExpression, nameOf, typed } from "./form.ts";

/** `"… ${expression} …"`: a text that is known as far as its parts are. */
export function checkTemplate(context: CheckContext, scope: Scope, node: TemplateExpression, check: CheckExpression): TypedExpression {
  const parts: (string | TypedExpression["expr"])[] = [];
  const types: Type[] = [];
  let sound = true;
  for (const part of node.parts) {
    if (part.kind === "TemplateText") {
      parts.push(part.value);
      types.push({ kind: "literal", value: part.value });
      continue;
    }
    const value = check(context, scope, part);
    if (value.broken || !isPrintable(context, value)) {
      sound = false;
      continue;
    }
    parts.push(value.expr);
    types.push(value.type);
  }
  return sound ? typed(node, concatenated(types), { kind: "template", parts }) : broken(node);
}

/** Texts, numbers and booleans can be written out; nothing, lists and objects cannot. */
function isPrintable(context: CheckContext, value: TypedExpression): boolean {
  const location = locationOf(context, value.node);
  const [fault] = value.faults;
  if (fault !== undefined) {
    context.report(unmetFault({ source: nameOf(value), reason: fault.reason }, location));
    return false;
  }
  if (value.type.kind !== "unknown" && (admitsAbsence(value.type) || admitsNull(value.type))) {
    context.report(
      nullNotAllowed(
        { what: admitsAbsence(value.type) ? "absent" : "null", expected: "what is written into a text", source: nameOf(value) },
        location,
        { fixes: append('Write nothing instead, with `?? ""`', location, ' ?? ""') },
      ),
    );
    return false;
  }
  const allowed = membersOf(value.type).every((member) => {
    const form = resolve(member);
    return (
      form.kind === "string" ||
      form.kind === "number" ||
      form.kind === "boolean" ||
      form.kind === "never" ||
      (form.kind === "literal" && typeof form.value !== "object") ||
      (form.kind === "union" && form.members.every((each) => each.kind === "literal"))
    );
  });
  if (!allowed) {
    context.report(
      wrongOperands(
        {
          operator: "${}",
          left: "template",
          right: printType(value.type),
          reason: "only texts, numbers and booleans can be written into a text",
        },
        location,
      ),
    );
  }
  return allowed;
}
