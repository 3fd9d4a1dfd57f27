import { readPaths } from "../../src/scaffold/read-paths.ts";
import type { MapDeclaration } from "../../src/syntax/nodes.ts";

/** A field of a map that a person wrote, and the values that they took for it: paths that begin with a parameter. */
export interface HandWrittenField {
  readonly map: string;
  readonly field: string;
  readonly paths: readonly string[];
}

/** The fields of a map's body that read a parameter; what is constant, reads configuration or is left to another map is left out. */
export function handWrittenFields(declaration: MapDeclaration): readonly HandWrittenField[] {
  if (declaration.body.kind !== "ObjectExpression" || declaration.name.kind !== "Identifier") return [];
  const map = declaration.name.name;
  const parameters = new Map<string, readonly string[]>();
  for (const { name } of declaration.parameters) if (name.kind === "Identifier") parameters.set(name.name, [name.name]);
  return declaration.body.entries.flatMap((entry): HandWrittenField[] => {
    if (entry.kind !== "ObjectField" || entry.name.kind === "Missing") return [];
    const field = entry.name.kind === "Identifier" ? entry.name.name : entry.name.value;
    const paths = [...new Set(readPaths(entry.value, parameters).map((path) => path.join(".")))];
    return paths.length === 0 ? [] : [{ map, field, paths }];
  });
}
