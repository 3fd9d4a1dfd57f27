import { duplicateTableEntry, tableEntryNotConstant } from "../../diagnostics/codes/types.ts";
import type { Expression, TableDeclaration } from "../../syntax/nodes.ts";
import { join, literalType } from "../../types/join.ts";
import { type Json, neverType, type Property, type Type } from "../../types/type.ts";
import { type CheckContext, locationOf, type TableEntryValue } from "../context.ts";
import { scalarOf } from "../expressions/scalar.ts";

/** What a table holds, from left to right. */
export interface CheckedTable {
  readonly entries: readonly TableEntryValue[];
}

/** A constant with the place that it stands at. */
interface Side {
  readonly value: Json;
  readonly node: Expression;
}

/** Reads a table: constants alone, each key once, and each value once where the table reads both ways. */
export function checkTable(context: CheckContext, declaration: TableDeclaration): CheckedTable {
  const entries: TableEntryValue[] = [];
  const keys = new Map<string, Side>();
  const values = new Map<string, Side>();
  const reversible = declaration.inverse !== undefined;
  for (const entry of declaration.entries) {
    const key = entry.key.kind === "Identifier" ? entry.key.name : constantOf(entry.key);
    const value = constantOf(entry.value);
    if (key === undefined || value === undefined || (reversible && !isKey(value))) {
      const wrong = key === undefined ? entry.key : entry.value;
      if (wrong.kind !== "Missing") context.report(tableEntryNotConstant({ reversible: value !== undefined }, locationOf(context, wrong)));
      continue;
    }
    noteOnce(context, "key", keys, { value: key, node: entry.key });
    if (reversible) noteOnce(context, "value", values, { value, node: entry.value });
    entries.push({ key, value });
  }
  return { entries };
}

/** Reports a side that stands there already. `1` and `"1"` are one key: a lookup goes by the text. */
function noteOnce(context: CheckContext, side: "key" | "value", seen: Map<string, Side>, { value, node }: Side): void {
  const text = String(value);
  const first = seen.get(text);
  if (first === undefined) {
    seen.set(text, { value, node });
    return;
  }
  context.report(
    duplicateTableEntry({ side, text: JSON.stringify(value) }, locationOf(context, node), {
      related: [{ message: `${JSON.stringify(first.value)} stands here first`, location: locationOf(context, first.node) }],
    }),
  );
}

/** What can be looked up: null stands for nothing, and an object for many things. */
function isKey(value: Json): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

/** A constant that can stand in a table: text, number, boolean, null, or an object of these. */
function constantOf(node: Expression): Json | undefined {
  if (node.kind !== "ObjectExpression") return scalarOf(node);
  const object: Record<string, Json> = Object.create(null);
  for (const entry of node.entries) {
    const value = entry.kind === "ObjectField" ? scalarOf(entry.value) : undefined;
    if (entry.kind !== "ObjectField" || entry.name.kind === "Missing" || value === undefined) return undefined;
    object[entry.name.kind === "Identifier" ? entry.name.name : entry.name.value] = value;
  }
  return object;
}

/** The type of what is one of several constants of a table. Objects are one type: a field that some lack is optional. */
export function constantsType(values: readonly Json[]): Type {
  const objects = values.filter((value) => typeof value === "object" && value !== null);
  const scalars = values.filter((value) => typeof value !== "object" || value === null).map(literalType);
  return join(...scalars, ...(objects.length === 0 ? [neverType] : [objectsType(objects)]));
}

function objectsType(objects: readonly Json[]): Type {
  const fields = new Map<string, Json[]>();
  for (const [name, value] of objects.flatMap((object) => Object.entries(object ?? {}))) {
    const known = fields.get(name);
    if (known === undefined) fields.set(name, [value]);
    else known.push(value);
  }
  const properties = new Map<string, Property>();
  for (const [name, values] of fields) {
    const required = values.length === objects.length;
    properties.set(name, { name, type: constantsType(values), required, readOnly: false, writeOnly: false, deprecated: false });
  }
  return { kind: "object", properties, additional: neverType };
}
