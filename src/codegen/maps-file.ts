import type { FunctionDeclarationStructure } from "ts-morph";
import type { Program, ProgramMap } from "../program/program.ts";
import type { BodyTypes } from "./body-types.ts";
import { configuration, environmentModule, environmentName } from "./environment-file.ts";
import { type ExpressionContext, objectFields, printExpression } from "./expressions.ts";
import { Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { block } from "./layout.ts";
import { camelCase } from "./names.ts";
import { readsVariable } from "./reads.ts";
import { docParagraph } from "./text.ts";
import { typeText, withUndefined } from "./type-text.ts";
import type { ValidatorNames } from "./validators-file.ts";

const runtime = "@integ/runtime";

/** `maps.ts`: each map as a pure function. */
export function mapsFile(
  morph: Morph,
  program: Program,
  validators: ValidatorNames,
  bodies: BodyTypes,
  source: string,
): OutputFile | undefined {
  if (program.maps.length === 0) return undefined;
  const imports = new Imports();
  const statements = program.maps.map((map) => declaration(morph, program, map, imports, validators, bodies));
  return printFile(morph, "maps.ts", source, imports, statements);
}

function declaration(
  morph: Morph,
  program: Program,
  map: ProgramMap,
  imports: Imports,
  validators: ValidatorNames,
  bodies: BodyTypes,
): FunctionDeclarationStructure {
  const context: ExpressionContext = { imports, tablesFile: "./tables.js", ...configuration(program, "environment") };
  const result = typeText(bodies.named(map.result), imports);
  const value = map.body.kind === "object" ? block(objectFields(map.body.entries, context)) : printExpression(map.body, context);
  const use = (name: string): string => imports.value(runtime, name);
  const guard = validators.guardOfMap(map.name);
  const given = map.parameters.flatMap(({ name }) => {
    const validator = validators.guardOfParameter(map.name, name);
    return validator === undefined ? [] : [`${use("guarded")}(${camelCase(name)}, validators.${validator});`];
  });
  if (guard !== undefined || given.length > 0) imports.namespace("./validators.js", "validators");
  // A type by its name says what the map is for; `string` does not.
  const about = /^[A-Z]\w*(?:\[\])?$/u.test(result)
    ? `Maps ${map.parameters.map((parameter) => `\`${parameter.name}\``).join(" and ")} to ${result}.`
    : "";
  const doc = map.doc === undefined ? about : docParagraph(map.doc);
  const made = map.recursive ? `${use("nested")}(() => ${value.startsWith("{") ? `(${value})` : value})` : value;
  const statements = [
    ...given,
    ...(guard === undefined
      ? [`return ${made};`]
      : [`const result: ${result} = ${made};`, `return ${use("guarded")}(result, validators.${guard});`]),
  ];
  const throws = [
    ...(given.length > 0 ? ["where it is given what does not fit"] : []),
    ...(guard === undefined ? [] : ["where the result does not fit what the target allows"]),
    ...(map.recursive ? ["where the value is nested too deeply"] : []),
  ];
  const throwsDoc = throws.length === 0 ? "" : `@throws {Refusal} ${throws.join(", ")}.`;
  return {
    kind: morph.StructureKind.Function,
    name: camelCase(map.name),
    isExported: true,
    docs: doc === "" && throws.length === 0 ? [] : [[doc, throwsDoc].filter((part) => part !== "").join("\n\n")],
    parameters: [
      ...map.parameters.map((parameter) => {
        const name = camelCase(parameter.name);
        const type = typeText(bodies.named(parameter.schema), imports);
        const optional = parameter.optional === true;
        const read = readsVariable(map.body, parameter.name) || validators.guardOfParameter(map.name, parameter.name) !== undefined;
        // Before the configuration, what may be left out is still given.
        const question = optional && map.environment.length === 0;
        return {
          // A parameter that the map does not read says so by its name.
          name: read ? name : `_${name}`,
          hasQuestionToken: question,
          type: optional ? withUndefined(type) : type,
        };
      }),
      ...(map.environment.length === 0 ? [] : [{ name: "environment", type: imports.type(environmentModule, environmentName(program)) }]),
    ],
    returnType: result,
    statements,
  };
}
