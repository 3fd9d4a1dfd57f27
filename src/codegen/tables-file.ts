import type { Expr, Program, ProgramTable } from "../program/program.ts";
import { constantStatement, Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { brackets } from "./layout.ts";
import { camelCase } from "./names.ts";
import { docParagraph, stringLiteral } from "./text.ts";
import { typeText } from "./type-text.ts";

/** `tables.ts`: constant lookups, as maps, so that no key of an object's own is found in them. */
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
  const key = widened(typeText(reverse ? table.valueSchema : table.keySchema, undefined));
  const value = typeText(reverse ? table.keySchema : table.valueSchema, undefined);
  const entries = table.entries.map(
    (entry) => `[${constant(reverse ? entry.value : entry.key)}, ${constant(reverse ? entry.key : entry.value)}]`,
  );
  const doc = table.doc === undefined ? "" : docParagraph(reverse ? `${table.doc} Read from right to left.` : table.doc);
  const precise = /"/.test(value) ? `<${key}, ${value}>` : "";
  const name = `${camelCase(table.name)}${reverse ? "Reversed" : ""}`;
  return constantStatement(doc, name, `ReadonlyMap<${key}, ${value}>`, `new Map${precise}(${brackets("[", entries, "]", 60)})`);
}

/** Any text may be looked up: that it is there is what the lookup asks. */
function widened(type: string): string {
  return /^("[^"]*"( \| )?)+$/.test(type) ? "string" : /^(-?\d+(\.\d+)?( \| )?)+$/.test(type) ? "number" : type;
}

function constant(value: unknown): string {
  return typeof value === "string" ? stringLiteral(value) : String(value);
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
  visit(program.flows.map((flow) => flow.steps));
  return found;
}
