import { wrongOperands } from "../../diagnostics/codes/types.ts";
import type { ArrayExpression } from "../../syntax/nodes.ts";
import { join, present } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { type ArrayType, neverType, resolve, type Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { broken, type CheckExpression, isMet, typed } from "./form.ts";

/** `[a, b, ...c]` */
export function checkArray(
  context: CheckContext,
  scope: Scope,
  node: ArrayExpression,
  expected: Type | undefined,
  check: CheckExpression,
): TypedExpression {
  const wanted = expected === undefined ? undefined : arrayForm(expected);
  const types: Type[] = [];
  const elements: Extract<TypedExpression["expr"], { kind: "array" }>["elements"][number][] = [];
  let counted = 0;
  let spread = false;
  let sound = true;
  for (const element of node.elements) {
    const value =
      element.kind === "SpreadEntry" ? check(context, scope, element.value, expected) : check(context, scope, element, wanted?.items);
    if (value.broken || !isMet(context, value)) {
      sound = false;
      continue;
    }
    if (element.kind !== "SpreadEntry") {
      types.push(value.type);
      elements.push({ kind: "item", value: value.expr });
      counted++;
      continue;
    }
    const list = resolve(value.type);
    if (list.kind !== "array") {
      context.report(
        wrongOperands(
          { operator: "...", left: "list", right: printType(value.type), reason: "only a list can be spread into a list" },
          locationOf(context, element),
        ),
      );
      sound = false;
      continue;
    }
    spread = true;
    types.push(list.items);
    elements.push({ kind: "spread", value: value.expr });
  }
  if (!sound) return broken(node);
  const items = types.length === 0 ? neverType : join(...types);
  const type: ArrayType = { kind: "array", items, minItems: counted === 0 ? undefined : counted, maxItems: spread ? undefined : counted };
  return typed(node, type, { kind: "array", elements });
}

function arrayForm(type: Type): ArrayType | undefined {
  const form = resolve(present(type));
  if (form.kind === "array") return form;
  if (form.kind !== "union") return undefined;
  const arrays = form.members.map((member) => resolve(member)).filter((member) => member.kind === "array");
  return arrays.length === 1 ? arrays[0] : undefined;
}
