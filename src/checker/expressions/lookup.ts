import { notAssignable } from "../../diagnostics/codes/types.ts";
import type { IndexExpression } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, join, membersOf, present } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { verdictOf } from "../../types/subtype/result.ts";
import { compareTypes } from "../../types/subtype/subtype.ts";
import { booleanType, type Json, numberType, resolve, stringType, type Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type Scope, type TableSymbol, type TypedExpression } from "../context.ts";
import { constantsType } from "../declarations/table.ts";
import { broken, type CheckExpression, typed, wrong } from "./form.ts";

/** The table that is looked into, where an index expression is a lookup. */
export function tableOf(context: CheckContext, scope: Scope, node: IndexExpression): TableSymbol | undefined {
  if (node.object.kind !== "Identifier" || scope.lookup(node.object.name) !== undefined) return undefined;
  const symbol = context.symbols.lookup(node.object.name);
  if (symbol?.kind !== "table") return undefined;
  context.model.symbol(node.object, { kind: "declaration", symbol });
  return symbol;
}

/**
 * `table[key]`. A key that may be null, absent or not in the table is a fault, which has to be met. Where the table has
 * every key that there may be, there is none, and the result is one of the values that are then reached.
 */
export function checkLookup(
  context: CheckContext,
  scope: Scope,
  node: IndexExpression,
  table: TableSymbol,
  check: CheckExpression,
): TypedExpression {
  const key = check(context, scope, node.index);
  if (key.broken) return broken(node);
  const given = present(key.type);
  const kinds = kindsOf(table.key);
  if (table.entries.length > 0 && verdictOf(compareTypes(given, kinds)) !== "always") {
    const reason = `the keys of \`${table.name}\` are of another kind`;
    return wrong(
      context,
      node,
      notAssignable({ found: printType(given), expected: printType(kinds), path: "", reason }, locationOf(context, node.index)),
    );
  }
  const keys = literalsOf(given);
  const known = new Map(table.entries.map((entry) => [entry.key, entry.value]));
  if (keys !== undefined && keys.length > 0 && !keys.some((each) => known.has(each))) {
    const reason = `none of it is a key of \`${table.name}\``;
    return wrong(
      context,
      node,
      notAssignable({ found: printType(given), expected: printType(table.key), path: "", reason }, locationOf(context, node.index)),
    );
  }
  const missing = keys?.filter((each) => !known.has(each)) ?? [];
  const nothing = admitsAbsence(key.type) || admitsNull(key.type);
  const lookup = { kind: "lookup", table: table.table, reverse: table.reverse, key: key.expr } as const;
  if (keys !== undefined && keys.length > 0 && missing.length === 0 && !nothing && isPlain(scope, key)) {
    const reached = keys.map((each) => known.get(each) ?? null);
    return typed(node, constantsType(reached), { ...lookup, covered: true }, { faults: key.faults });
  }
  const lacks =
    missing.length === 0
      ? ""
      : ` (it lacks ${missing
          .slice(0, 5)
          .map((each) => JSON.stringify(each))
          .join(", ")})`;
  const fault = { reason: `is not in the table \`${table.name}\`${lacks}`, node };
  return typed(node, table.value, lookup, { faults: [...key.faults, fault] });
}

/**
 * Whether the generated code knows the type of a value as precisely as the checker does: what is read of an argument or of
 * an event as it is, or written out. A lookup in a table that has all keys is then typed by TypeScript itself.
 */
function isPlain(scope: Scope, key: TypedExpression): boolean {
  if (key.path !== undefined && scope.narrowing(key.path) !== undefined) return false;
  for (let expr = key.expr; ; expr = expr.object) {
    if (expr.kind === "literal") return true;
    if (expr.kind === "variable") {
      const kind = scope.lookup(expr.name)?.kind;
      return kind === "parameter" || kind === "trigger";
    }
    if (expr.kind !== "member" || expr.untyped) return false;
  }
}

/** The texts and numbers that a value is one of; undefined where there may be others. */
function literalsOf(type: Type): readonly Json[] | undefined {
  const values: Json[] = [];
  for (const member of membersOf(type)) {
    const form = resolve(member);
    const within = form.kind === "union" ? form.members.map((each) => resolve(each)) : [form];
    for (const each of within) {
      if (each.kind !== "literal" || (typeof each.value !== "string" && typeof each.value !== "number")) return undefined;
      values.push(each.value);
    }
  }
  return values;
}

/** Any text may be looked up in a table of texts: that it is there is what the lookup asks. */
function kindsOf(keys: Type): Type {
  const kinds = { string: stringType, number: numberType, boolean: booleanType };
  return join(
    ...membersOf(keys).map((member): Type => {
      const kind = member.kind === "literal" ? typeof member.value : undefined;
      return kind === "string" || kind === "number" || kind === "boolean" ? kinds[kind] : member;
    }),
  );
}
