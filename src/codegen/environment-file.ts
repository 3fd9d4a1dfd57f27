import type { Expr, Program } from "../program/program.ts";
import type { ExpressionContext } from "./expressions.ts";
import { Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { block } from "./layout.ts";
import { pascalCase } from "./names.ts";
import { propertyKey, stringLiteral } from "./text.ts";

const runtime = "@integ/runtime";
export const environmentModule = "./environment.js";

/** The name of the interface of what maps and flows read of the configuration. */
export function environmentName(program: Program): string {
  return `${pascalCase(program.integration.name)}Environment`;
}

/** The configuration that maps, flows and webhooks read, by name; systems read theirs when they are made. */
export function environmentOf(program: Program): readonly string[] {
  const names = new Set(program.maps.flatMap((map) => map.environment));
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const expr = value as Partial<Extract<Expr, { kind: "environment" }>>;
    if (expr.kind === "environment" && typeof expr.name === "string") names.add(expr.name);
    for (const part of Object.values(value)) visit(part);
  };
  visit(program.flows.map((flow) => [flow.key, flow.steps]));
  visit(program.systems.map((system) => system.webhooks.map((webhooks) => [webhooks.id, webhooks.events])));
  return [...names].sort();
}

/** How expressions reach the configuration where it is at hand as `text`. */
export function configuration(program: Program, text: string): Pick<ExpressionContext, "environment" | "configured"> {
  const maps = new Map(program.maps.filter((map) => map.environment.length > 0).map((map) => [map.name, map.parameters.length]));
  return {
    environment: (name) => {
      const key = propertyKey(name);
      return key === name ? `${text}.${name}` : `${text}[${stringLiteral(name)}]`;
    },
    configured: {
      maps,
      text,
      parameter: (map, name) => program.maps.find((each) => each.name === map)?.parameters.find((each) => each.name === name)?.schema,
    },
  };
}

/** `environment.ts`: the configuration as a value that maps and flows are given. */
export function environmentFile(morph: Morph, program: Program, source: string): OutputFile | undefined {
  const names = environmentOf(program);
  if (names.length === 0) return undefined;
  const imports = new Imports();
  const optional = new Set(program.environment.filter((variable) => variable.optional).map((variable) => variable.name));
  const values = names.map(
    (name) => `${propertyKey(name)}: context.${optional.has(name) ? "optionalEnvironment" : "environment"}(${stringLiteral(name)})`,
  );
  return printFile(morph, "environment.ts", source, imports, [
    {
      kind: morph.StructureKind.Interface,
      name: environmentName(program),
      isExported: true,
      docs: ["The configuration that maps and flows read."],
      properties: names.map((name) => ({
        name: propertyKey(name),
        isReadonly: true,
        hasQuestionToken: optional.has(name),
        type: optional.has(name) ? "string | undefined" : "string",
      })),
    },
    {
      kind: morph.StructureKind.Function,
      name: "readEnvironment",
      isExported: true,
      docs: ["Reads it once, when the connector is made."],
      parameters: [{ name: "context", type: imports.type(runtime, "ConnectorContext") }],
      returnType: environmentName(program),
      statements: [`return ${block(values)};`],
    },
  ]);
}
