import { maybeNothing, notAssignable, unknownMember, wrongOperands } from "../../diagnostics/codes/types.ts";
import type { Expr } from "../../program/program.ts";
import type { IndexExpression } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, join, orAbsent, present } from "../../types/join.ts";
import { lookUpMember } from "../../types/members.ts";
import { printType } from "../../types/print.ts";
import { verdictOf } from "../../types/subtype/result.ts";
import { compareTypes } from "../../types/subtype/subtype.ts";
import { type ArrayType, numberType, resolve, stringType, type Type, unknownType } from "../../types/type.ts";
import { rangeOf } from "../bounds/number-range.ts";
import { itemBounds } from "../bounds/text-bounds.ts";
import { type CheckContext, locationOf, type Scope, type TypedExpression } from "../context.ts";
import { memberPath } from "../scope.ts";
import { broken, type CheckExpression, isMet, nameOf, nothingIn, typed, wrong } from "./form.ts";
import { checkLookup, tableOf } from "./lookup.ts";
import { narrowedRead } from "./narrowed-read.ts";

/** `items[0]`, `record["key"]`, `table[key]`. */
export function checkIndex(context: CheckContext, scope: Scope, node: IndexExpression, check: CheckExpression): TypedExpression {
  const table = tableOf(context, scope, node);
  if (table !== undefined) return checkLookup(context, scope, node, table, check);
  const object = check(context, scope, node.object);
  const index = check(context, scope, node.index);
  const met = (node.optional || isMet(context, object)) && isMet(context, index);
  if (object.broken || index.broken || !met) return broken(node);
  const nothing = nothingIn(object.type);
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
  const { faults } = object;
  const optional = nothing !== undefined || object.faults.length > 0;
  const literal = index.expr.kind === "literal" && typeof index.expr.value === "string" ? index.expr.value : undefined;
  const path = literal === undefined ? undefined : memberPath(object.path, literal);
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
    const item = itemAt(form, index.type);
    const expr: Expr = { kind: "index", object: object.expr, index: index.expr, of: "array", optional };
    if (!item.certain || optional) return typed(node, orAbsent(item.type), expr, { faults });
    return typed(node, item.type, { kind: "required", value: expr, reason: "is missing", path: object.path ?? "the list" });
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
    if (found.uses.length > 0) context.model.symbol(node.index, { kind: "property", name: literal, uses: found.uses });
    const read = optional ? orAbsent(found.type) : found.type;
    const known = narrowedRead(scope, path, read, { kind: "index", object: object.expr, index: index.expr, of: "record", optional });
    return typed(node, known.type, known.expr, { faults, path });
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

/** The item at an index, and whether it is always there; one that may be null cannot be told from none. */
function itemAt(list: ArrayType, index: Type): { readonly type: Type; readonly certain: boolean } {
  const { low, high, integer } = rangeOf(index);
  const place = low === high && low >= 0 ? low : undefined;
  const prefix = list.prefixItems ?? [];
  const type = place === undefined ? join(list.items, ...prefix) : (prefix[place] ?? list.items);
  const certain = integer && low >= 0 && high < itemBounds(list).least;
  return { type, certain: certain && !admitsNull(type) && !admitsAbsence(type) };
}
