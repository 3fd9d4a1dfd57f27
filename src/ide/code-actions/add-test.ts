import type { MapSymbol } from "../../checker/context.ts";
import { exampleValue } from "../../scaffold/example-value.ts";
import { insertDeclaration } from "../../scaffold/insert.ts";
import { readPaths } from "../../scaffold/read-paths.ts";
import { writtenField, writtenText } from "../../scaffold/written.ts";
import type { Json } from "../../types/type.ts";
import { type ActionProvider, insert } from "./action.ts";
import { keepsSound } from "./keeps-sound.ts";
import { valueOfExample } from "./value-of-example.ts";

/**
 * At a map's name: writes a test of it, given an example of what it reads. What it gives is written as far as that is plain;
 * where more is to be said, the test fails and shows it.
 */
export const addTest: ActionProvider = (place) => {
  const { view, span, path } = place;
  const map = path.nodes.find((node) => node.kind === "MapDeclaration");
  if (map?.kind !== "MapDeclaration" || map.name.kind === "Missing" || span.start < map.start || span.end > map.name.end) return [];
  const symbol = view.model?.symbolOf(map.name);
  if (symbol?.kind !== "declaration" || symbol.symbol.kind !== "map" || map.inverse !== undefined) return [];
  const found = symbol.symbol;
  return [
    {
      title: `Add a test of \`${found.name}\` with an example value`,
      kind: "refactor.rewrite",
      edits() {
        const given = examplesOf(found);
        if (given === undefined) return [];
        const clauses = found.parameters.map(({ name }) => `  given ${written(given.get(name) ?? null)}\n`).join("");
        const expected = written(valueOfExample(map.body, given) ?? null);
        const { offset, text } = insertDeclaration(
          view.text,
          view.parsed.file,
          "TestDeclaration",
          `test ${view.text.slice(map.name.start, map.name.end)} "maps an example" {\n${clauses}  expect ${expected}\n}`,
        );
        return keepsSound(view, [insert(place, offset, text)]);
      },
    },
  ];
};

/** An example for each parameter, with the fields that the map reads; undefined where none is found. */
function examplesOf({ declaration, parameters }: MapSymbol): ReadonlyMap<string, Json> | undefined {
  const variables = new Map(parameters.map(({ name }) => [name, [name]] as const));
  const paths = readPaths(declaration.body, variables);
  const examples = new Map<string, Json>();
  for (const { name, type } of parameters) {
    const own = paths.filter(([first]) => first === name).map(([, ...rest]) => rest);
    const example = exampleValue(type, own, name);
    if (example === undefined) return undefined;
    examples.set(name, example);
  }
  return examples;
}

/** A value as a program writes it. */
function written(value: Json): string {
  if (typeof value === "string") return writtenText(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(written).join(", ")}]`;
  const fields = Object.entries(value).map(([name, each]) => `${writtenField(name)}: ${written(each)}`);
  return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
