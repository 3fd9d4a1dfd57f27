import type { StatementStructures } from "ts-morph";
import type { Program } from "../program/program.ts";
import { environmentModule, environmentOf } from "./environment-file.ts";
import { connectorName } from "./exported-names.ts";
import { Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { block } from "./layout.ts";
import { camelCase, pascalCase } from "./names.ts";
import { systemModule } from "./system-file.ts";
import { docText, stringLiteral } from "./text.ts";

const runtime = "@integ/runtime";

/** `systems.ts`: the systems of the integration as one type, which flows and the entry point share. */
export function systemsFile(morph: Morph, program: Program, source: string): OutputFile {
  const imports = new Imports();
  return printFile(morph, "systems.ts", source, imports, [
    {
      kind: morph.StructureKind.Interface,
      name: `${pascalCase(program.integration.name)}Systems`,
      isExported: true,
      docs: ["The systems of this integration, as typed clients."],
      properties: program.systems.map((system) => ({
        name: camelCase(system.name),
        isReadonly: true,
        type: imports.type(systemModule(system), pascalCase(system.name)),
      })),
    },
  ]);
}

/** `index.ts`: the entry point, a typed factory. */
export function indexFile(morph: Morph, program: Program, files: ReadonlySet<string>, source: string): OutputFile {
  const imports = new Imports();
  const { name, version, doc } = program.integration;
  const type = connectorName(program);
  const about = docText(doc ?? `The integration ${name}.`);
  const systems = imports.type("./systems.js", `${pascalCase(name)}Systems`);
  const names = (variables: Program["environment"], optional: boolean): string =>
    `[${variables
      .filter((variable) => variable.optional === optional)
      .map((variable) => stringLiteral(variable.name))
      .join(", ")}]`;
  const fields = [
    `name: ${stringLiteral(name)}`,
    `version: ${stringLiteral(version)}`,
    `environment: ${names(program.environment, false)}`,
    ...(program.environment.some((variable) => variable.optional) ? [`optionalEnvironment: ${names(program.environment, true)}`] : []),
    `secrets: [${program.secrets.map((secret) => stringLiteral(secret.name)).join(", ")}]`,
    program.systems.length === 0
      ? "systems: () => ({})"
      : `systems: (context) => (${block(program.systems.map((system) => `${camelCase(system.name)}: ${imports.value(systemModule(system), `create${pascalCase(system.name)}`)}(context)`))})`,
    `flows: ${flowsText(program, files, imports)}`,
    `webhooks: ${files.has("webhooks.ts") ? imports.value("./webhooks.js", "createWebhooks") : "() => []"}`,
  ];
  const exports: StatementStructures[] = [
    ...(files.has("types.ts") ? [exportAll(morph, "./types.js")] : []),
    ...program.systems.map((system) => exportAll(morph, systemModule(system))),
    ...(files.has("maps.ts")
      ? [
          {
            kind: morph.StructureKind.ExportDeclaration,
            moduleSpecifier: "./maps.js",
            namedExports: program.maps.map((map) => camelCase(map.name)),
          } as const,
        ]
      : []),
    ...(files.has("environment.ts") ? [exportAll(morph, environmentModule)] : []),
    exportAll(morph, "./systems.js"),
  ];
  return printFile(morph, "index.ts", source, imports, [
    ...exports,
    {
      kind: morph.StructureKind.TypeAlias,
      name: type,
      isExported: true,
      docs: [about],
      leadingTrivia: "\n",
      type: `${imports.type(runtime, "Connector")}<${systems}>`,
    },
    {
      kind: morph.StructureKind.Function,
      name: `create${type}`,
      isExported: true,
      docs: [
        `Makes the connector. Nothing is opened or sent before \`start\`.\n\n@throws {ConfigurationError} naming every environment variable and secret that is missing.`,
      ],
      parameters: [{ name: "options", type: imports.type(runtime, "ConnectorOptions"), initializer: "{}" }],
      returnType: type,
      statements: [
        `return ${imports.value(runtime, "createConnector")}<${systems}>(\n  ${block(fields).replaceAll("\n", "\n  ")},\n  options,\n);`,
      ],
    },
  ]);
}

function flowsText(program: Program, files: ReadonlySet<string>, imports: Imports): string {
  if (!files.has("flows.ts")) return "() => []";
  const create = imports.value("./flows.js", "createFlows");
  if (environmentOf(program).length === 0) return create;
  return `(systems, context) => ${create}(systems, ${imports.value(environmentModule, "readEnvironment")}(context))`;
}

/** `export type * from`: clients and types of the descriptions are types alone. */
function exportAll(morph: Morph, moduleSpecifier: string): StatementStructures {
  return { kind: morph.StructureKind.ExportDeclaration, moduleSpecifier, isTypeOnly: true };
}
