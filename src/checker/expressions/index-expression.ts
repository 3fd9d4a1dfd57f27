import { maybeNothing, notAssignable, unknownMember, wrongOperands } from "../../diagnostics/codes/types.ts";
import type { IndexExpression } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, orAbsent, present } from "../../types/join.ts";
import { lookUpMember } from "../../types/members.ts";
import { printType } from "../../types/print.ts";
import { verdictOf } from "../../types/subtype/result.ts";
import { compareTypes } from "../../types/subtype/subtype.ts";
import { numberType, resolve, stringType, unknownType } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { broken, type CheckExpression, nameOf, typed, wrong } from "./form.ts";
import { checkLookup, tableOf } from "./lookup.ts";

/** `items[0]`, `record["key"]`, `table[key]`. */
export function checkIndex(context: CheckContext, scope: Scope, node: IndexExpression, check: CheckExpression): TypedExpression {
  const table = tableOf(context, scope, node);
  if (table !== undefined) return checkLookup(context, scope, node, table, check);
  const object = check(context, scope, node.object);
  const index = check(context, scope, node.index);
  if (object.broken || index.broken) return broken(node);
  const nothing = admitsAbsence(object.type) ? "absent" : admitsNull(object.type) && object.type.kind !== "unknown" ? "null" : undefined;
  if (nothing !== undefined && !node.optional) {
    const at = { file: context.file, start: node.object.end, end: node.object.end };
    context.report(
      maybeNothing({ what: nothing, source: nameOf(object), member: "an item" }, locationOf(context, node.index), {
        fixes: [{ title: "Write `?.`", edits: [{ location: at, newText: "?." }] }],
      }),
    );
  }
  const type = present(object.type);
  const form = resolve(type);
  const faults = [...object.faults, ...index.faults];
  const optional = nothing !== undefined;
  const literal = index.expr.kind === "literal" && typeof index.expr.value === "string" ? index.expr.value : undefined;
  const path = object.path === undefined || literal === undefined ? undefined : `${object.path}.${literal}`;
  if (form.kind === "array") {
    if (verdictOf(compareTypes(index.type, numberType)) !== "always") {
      return wrong(
        context,
        node,
        notAssignable(
          { found: printType(index.type), expected: "number", path: "", reason: "a list is indexed by numbers" },
          locationOf(context, node.index),
        ),
      );
    }
    return typed(node, orAbsent(form.items), { kind: "index", object: object.expr, index: index.expr, of: "array", optional }, { faults });
  }
  if (form.kind === "unknown")
    return typed(node, unknownType, { kind: "index", object: object.expr, index: index.expr, of: "record", optional }, { faults });
  if (form.kind !== "object") {
    return wrong(
      context,
      node,
      wrongOperands(
        { operator: "[]", left: printType(type), right: printType(index.type), reason: "only lists and records have items" },
        locationOf(context, node),
      ),
    );
  }
  if (literal !== undefined) {
    const found = lookUpMember(type, literal);
    if (found.kind !== "found")
      return wrong(context, node, unknownMember({ member: literal, type: printType(type), known: 1 }, locationOf(context, node.index)));
    for (const use of found.uses) context.usage.property(use.object, use.property);
    const read = optional ? orAbsent(found.type) : found.type;
    return typed(
      node,
      (path === undefined ? undefined : scope.narrowing(path)) ?? read,
      { kind: "index", object: object.expr, index: index.expr, of: "record", optional },
      { faults, path },
    );
  }
  if (verdictOf(compareTypes(index.type, stringType)) !== "always") {
    return wrong(
      context,
      node,
      notAssignable(
        { found: printType(index.type), expected: "string", path: "", reason: "a record is indexed by texts" },
        locationOf(context, node.index),
      ),
    );
  }
  context.usage.whole(type);
  const item = form.properties.size === 0 ? form.additional : unknownType;
  return typed(node, orAbsent(item), { kind: "index", object: object.expr, index: index.expr, of: "record", optional }, { faults });
}
