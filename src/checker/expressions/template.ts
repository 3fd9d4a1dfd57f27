import { nullNotAllowed, unmetFault, wrongOperands } from "../../diagnostics/codes/types.ts";
import type { TemplateExpression } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, membersOf } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { resolve, type StringType, type Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { broken, type CheckExpression, nameOf, typed } from "./form.ts";

/** `"… ${expression} …"`: a text whose length is bounded by those of its parts. */
export function checkTemplate(context: CheckContext, scope: Scope, node: TemplateExpression, check: CheckExpression): TypedExpression {
  const parts: (string | TypedExpression["expr"])[] = [];
  let least = 0;
  let most: number | undefined = 0;
  let sound = true;
  for (const part of node.parts) {
    if (part.kind === "TemplateText") {
      parts.push(part.value);
      const length = [...part.value].length;
      least += length;
      most = most === undefined ? undefined : most + length;
      continue;
    }
    const value = check(context, scope, part);
    if (value.broken || !isPrintable(context, value)) {
      sound = false;
      continue;
    }
    parts.push(value.expr);
    const length = lengthOf(value.type);
    least += length.least;
    most = most === undefined || length.most === undefined ? undefined : most + length.most;
  }
  if (!sound) return broken(node);
  const type: StringType = { kind: "string", minLength: least === 0 ? undefined : least, maxLength: most };
  return typed(node, type, { kind: "template", parts });
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
        { what: admitsAbsence(value.type) ? "absent" : "null", expected: "a text in a template", source: nameOf(value) },
        location,
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

function lengthOf(type: Type): { readonly least: number; readonly most: number | undefined } {
  const lengths = membersOf(type).map((member): { least: number; most: number | undefined } => {
    const form = resolve(member);
    if (form.kind === "string") return { least: form.minLength ?? 0, most: form.maxLength };
    if (form.kind === "literal") return { least: [...String(form.value)].length, most: [...String(form.value)].length };
    if (form.kind === "boolean") return { least: 4, most: 5 };
    // The longest text of a double: -1.7976931348623157e+308.
    if (form.kind === "number") return { least: 1, most: 24 };
    if (form.kind === "never") return { least: 0, most: 0 };
    return { least: 0, most: undefined };
  });
  const bounded = lengths.map((length) => length.most);
  return {
    least: Math.min(...lengths.map((length) => length.least), Number.MAX_SAFE_INTEGER),
    most: bounded.some((most) => most === undefined) ? undefined : Math.max(0, ...bounded.map((most) => most ?? 0)),
  };
}
