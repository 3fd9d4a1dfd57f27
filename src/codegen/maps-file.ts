import type { FunctionDeclarationStructure } from "ts-morph";
import type { Program, ProgramMap } from "../program/program.ts";
import { type ExpressionContext, objectFields, printExpression } from "./expressions.ts";
import { Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { block } from "./layout.ts";
import { camelCase } from "./names.ts";
import { docParagraph, mentions } from "./text.ts";
import { typeText } from "./type-text.ts";
import type { ValidatorNames } from "./validators-file.ts";

/** `maps.ts`: each map as a pure function. */
export function mapsFile(morph: Morph, program: Program, validators: ValidatorNames, source: string): OutputFile | undefined {
  if (program.maps.length === 0) return undefined;
  const imports = new Imports();
  const statements = program.maps.map((map) => declaration(morph, map, imports, validators));
  return printFile(morph, "maps.ts", source, imports, statements);
}

function declaration(morph: Morph, map: ProgramMap, imports: Imports, validators: ValidatorNames): FunctionDeclarationStructure {
  const context: ExpressionContext = { imports, tablesFile: "./tables.js" };
  const result = typeText(map.result, imports);
  const value = map.body.kind === "object" ? block(objectFields(map.body.entries, context)) : printExpression(map.body, context);
  const guard = validators.guardOfMap(map.name);
  const guarded = guard === undefined ? undefined : guard;
  if (guarded !== undefined) imports.namespace("./validators.js", "validators");
  const doc =
    map.doc === undefined
      ? `Maps ${map.parameters.map((parameter) => `\`${parameter.name}\``).join(" and ")} to ${result}.`
      : docParagraph(map.doc);
  const statements =
    guarded === undefined
      ? [`return ${value};`]
      : [`const result: ${result} = ${value};`, `return ${imports.value("@integ/runtime", "guarded")}(result, validators.${guarded});`];
  return {
    kind: morph.StructureKind.Function,
    name: camelCase(map.name),
    isExported: true,
    docs: [guarded === undefined ? doc : `${doc}\n\n@throws {Refusal} where the result does not fit what the target allows.`],
    parameters: map.parameters.map((parameter) => {
      const name = camelCase(parameter.name);
      // A parameter that the map does not read says so by its name.
      return { name: mentions(value, name) ? name : `_${name}`, type: typeText(parameter.schema, imports) };
    }),
    returnType: result,
    statements,
  };
}
