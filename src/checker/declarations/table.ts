import { duplicateTableEntry, tableEntryNotConstant } from "../../diagnostics/codes/types.ts";
import type { Expression, TableDeclaration } from "../../syntax/nodes.ts";
import { join, literalType } from "../../types/join.ts";
import { type Json, neverType, type Type } from "../../types/type.ts";
import { type CheckContext, locationOf } from "../context.ts";

/** A table's entries and the types of its two sides. */
export interface CheckedTable {
  readonly entries: readonly { readonly key: Json; readonly value: Json }[];
  readonly key: Type;
  readonly value: Type;
}

/** Reads a table: constants alone, each key once, and each value once where the table reads both ways. */
export function checkTable(context: CheckContext, declaration: TableDeclaration): CheckedTable {
  const entries: { key: Json; value: Json }[] = [];
  const keys = new Set<string>();
  const values = new Set<string>();
  for (const entry of declaration.entries) {
    const key = entry.key.kind === "Identifier" ? entry.key.name : constantOf(entry.key);
    const value = constantOf(entry.value);
    if (key === undefined || value === undefined) {
      const wrong = key === undefined ? entry.key : entry.value;
      if (wrong.kind !== "Missing") context.report(tableEntryNotConstant({}, locationOf(context, wrong)));
      continue;
    }
    const keyText = JSON.stringify(key);
    const valueText = JSON.stringify(value);
    if (keys.has(keyText)) context.report(duplicateTableEntry({ side: "key", text: keyText }, locationOf(context, entry.key)));
    if (declaration.inverse !== undefined && values.has(valueText))
      context.report(duplicateTableEntry({ side: "value", text: valueText }, locationOf(context, entry.value)));
    keys.add(keyText);
    values.add(valueText);
    entries.push({ key, value });
  }
  return {
    entries,
    key: entries.length === 0 ? neverType : join(...entries.map((entry) => literalType(entry.key))),
    value: entries.length === 0 ? neverType : join(...entries.map((entry) => literalType(entry.value))),
  };
}

/** A constant that can stand in a table. */
function constantOf(node: Expression): Json | undefined {
  switch (node.kind) {
    case "StringLiteral":
    case "NumberLiteral":
    case "BooleanLiteral":
      return node.value;
    case "NullLiteral":
      return null;
    case "UnaryExpression":
      return node.operator === "-" && node.operand.kind === "NumberLiteral" ? -node.operand.value : undefined;
    case "ParenthesizedExpression":
      return constantOf(node.expression);
    default:
      return undefined;
  }
}
