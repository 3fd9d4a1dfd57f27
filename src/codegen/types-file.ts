import type { InterfaceDeclarationStructure, StatementStructures, TypeAliasDeclarationStructure } from "ts-morph";
import type { Program, ProgramType } from "../program/program.ts";
import type { BodyTypes } from "./body-types.ts";
import { Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { docParagraph, propertyKey } from "./text.ts";
import { typeNameOf, typeText, withUndefined } from "./type-text.ts";

/** `types.ts`: the types of the descriptions, with the properties that the program uses. */
export function typesFile(morph: Morph, program: Program, bodies: BodyTypes, source: string): OutputFile | undefined {
  const types = [...Object.values(program.types), ...bodies.types].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (types.length === 0) return undefined;
  return printFile(
    morph,
    "types.ts",
    source,
    new Imports(),
    types.map((type) => declaration(morph, type)),
  );
}

function declaration(morph: Morph, type: ProgramType): StatementStructures {
  const name = typeNameOf(type.id);
  const docs = [docParagraph(`\`${type.name}\`, as far as this integration uses it.${type.doc === undefined ? "" : ` ${type.doc}`}`)];
  const { schema } = type;
  if (schema.type === "object" && schema.properties !== undefined && schema.$ref === undefined) {
    const structure: InterfaceDeclarationStructure = {
      kind: morph.StructureKind.Interface,
      name,
      isExported: true,
      docs,
      properties: Object.entries(schema.properties).map(([property, value]) => {
        const required = schema.required?.includes(property) ?? false;
        const text = typeText(value, undefined);
        return {
          name: propertyKey(property),
          type: required ? text : withUndefined(text),
          hasQuestionToken: !required,
          docs: value.description === undefined ? [] : [docParagraph(value.description, 200)],
        };
      }),
    };
    return structure;
  }
  const alias: TypeAliasDeclarationStructure = {
    kind: morph.StructureKind.TypeAlias,
    name,
    isExported: true,
    docs,
    type: typeText(schema, undefined),
  };
  return alias;
}
