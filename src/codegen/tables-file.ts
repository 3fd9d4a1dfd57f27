import type { Expr, Program, ProgramTable } from "../program/program.ts";
import type { Json } from "../types/type.ts";
import { constantStatement, Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { braces } from "./layout.ts";
import { camelCase } from "./names.ts";
import { docParagraph, propertyKey, stringLiteral } from "./text.ts";

/** `tables.ts`: constant lookups, as objects whose values TypeScript knows one by one. */
export function tablesFile(morph: Morph, program: Program, source: string): OutputFile | undefined {
  if (program.tables.length === 0) return undefined;
  const reversed = reversedTables(program);
  const statements = program.tables.flatMap((table) => [
    declaration(table, false),
    ...(reversed.has(table.name) ? [declaration(table, true)] : []),
  ]);
  return printFile(morph, "tables.ts", source, new Imports(), statements);
}

function declaration(table: ProgramTable, reverse: boolean): string {
  const fields = fieldsOf(table.entries.map((entry) => entry.value));
  const entries = table.entries.map(({ key, value }) => {
    const [left, right] = reverse ? [value, key] : [key, value];
    return `${propertyKey(String(left))}: ${constant(right, fields)}`;
  });
  const doc = table.doc === undefined ? "" : docParagraph(reverse ? `${table.doc} Read from right to left.` : table.doc);
  return constantStatement(doc, tableName(table.name, reverse), undefined, `${braces(entries, 60)} as const`);
}

/** The constant that a table is read from, in one of its directions. */
export function tableName(table: string, reverse: boolean): string {
  return `${camelCase(table)}${reverse ? "Reversed" : ""}`;
}

/** The fields that any of the objects has, in order. */
function fieldsOf(values: readonly Json[]): readonly string[] {
  return [...new Set(values.flatMap((value) => (typeof value === "object" && value !== null ? Object.keys(value) : [])))];
}

/** A value of a table; an object says of each field that others have that it is not there, so that it can be asked for. */
function constant(value: Json, fields: readonly string[]): string {
  if (typeof value === "string") return stringLiteral(value);
  if (typeof value !== "object" || value === null) return String(value);
  const given = new Map<string, Json>(Object.entries(value));
  return `{ ${fields.map((name) => `${propertyKey(name)}: ${fieldText(given.get(name))}`).join(", ")} }`;
}

function fieldText(value: Json | undefined): string {
  return value === undefined ? "undefined" : constant(value, []);
}

/** The tables that are read from right to left somewhere. */
function reversedTables(program: Program): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const expr = value as Partial<Extract<Expr, { kind: "lookup" }>>;
    if (expr.kind === "lookup" && expr.reverse === true && typeof expr.table === "string") found.add(expr.table);
    for (const part of Object.values(value)) visit(part);
  };
  visit(program.maps.map((map) => map.body));
  visit(program.flows.map((flow) => [flow.key, flow.steps]));
  visit(program.systems.map((system) => system.webhooks));
  return found;
}
