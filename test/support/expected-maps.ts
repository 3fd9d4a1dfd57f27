import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "../../src/parser/parse.ts";
import { proposeMap } from "../../src/scaffold/propose-map.ts";
import { readPaths } from "../../src/scaffold/read-paths.ts";
import type { Host } from "../../src/source/host.ts";
import type { Expression, MapDeclaration } from "../../src/syntax/nodes.ts";

/** What a person says of a map between two real types, before anything was proposed for it. */
export interface ExpectedMap {
  readonly name: string;
  readonly source: { readonly description: string; readonly type: string };
  readonly target: { readonly description: string; readonly type: string };
  /** By the target's path: the source's paths that are right. What is not here has nothing that is right. */
  readonly fields: ReadonlyMap<string, ExpectedField>;
}

interface ExpectedField {
  readonly paths: readonly string[];
  /** It is right, and nobody would miss it. */
  readonly optional: boolean;
}

/** A line that was proposed: a value of the source for a field of the target. */
export interface ProposedLine {
  readonly map: string;
  readonly target: string;
  readonly sources: readonly string[];
  readonly confidence: number;
  readonly right: boolean;
}

/** What came of an expected map. */
export interface Outcome {
  readonly lines: readonly ProposedLine[];
  /** Fields that a person gives a value, and the proposal does not, or another. */
  readonly missed: readonly string[];
  /** How many fields a person gives a value. */
  readonly expected: number;
}

/**
 * The maps of a folder of `test/scaffold/expected`, one a file: `from FILE TYPE`, `to FILE TYPE` or `to FILE METHOD PATH`, and lines
 * `field.path = source.path | another`; with `?` before it, a line is right and not missed.
 */
export function expectedMaps(folder: string): readonly ExpectedMap[] {
  const root = resolve(import.meta.dirname, "../scaffold/expected", folder);
  return readdirSync(root)
    .sort()
    .map((file) => readExpected(file.replace(/\.txt$/u, ""), readFileSync(join(root, file), "utf8")));
}

function readExpected(name: string, text: string): ExpectedMap {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const end = (word: string): ExpectedMap["source"] => {
    const [, description, type] = new RegExp(`^${word}\\s+(\\S+)\\s+(.+)$`, "mu").exec(text) ?? [];
    if (description === undefined || type === undefined) throw new Error(`${name}: no line \`${word}\``);
    return { description, type };
  };
  const fields = lines.slice(2).map((line): readonly [string, ExpectedField] => {
    const [, optional, field, paths] = /^(\?)?\s*(\S+)\s+=\s+(.+)$/u.exec(line) ?? [];
    if (field === undefined || paths === undefined) throw new Error(`${name}: ${line}`);
    return [field, { paths: paths.split("|").map((path) => path.trim()), optional: optional !== undefined }];
  });
  return { name, source: end("from"), target: end("to"), fields: new Map(fields) };
}

/** Asks for the map as `integ map` does, and compares what is written with what was expected. */
export function outcomeOf(expected: ExpectedMap, host: Host, specs: string): Outcome {
  const { name, source, target, fields } = expected;
  const isOperation = /^[A-Z]+ \//u.test(target.type);
  const [method, path] = target.type.split(" ");
  const operation = isOperation ? `operation create = ${method} ${JSON.stringify(path)}` : "";
  const text = `integration expected "1.0.0"
system source { spec: openapi ${JSON.stringify(source.description)} }
system target { spec: openapi ${JSON.stringify(target.description)} ${operation} }
`;
  const proposal = proposeMap({
    host,
    entry: join(specs, "expected.integ"),
    text,
    source: `source.\`${source.type}\``,
    target: isOperation ? "target.create.body" : `target.\`${target.type}\``,
  });
  if (proposal.kind !== "proposed") throw new Error(`${name}: ${JSON.stringify(proposal)}`);
  const lines = linesOf(name, proposal.text, fields);
  const found = new Set(lines.filter(({ right }) => right).map((line) => line.target));
  const wanted = [...fields].filter(([, { optional }]) => !optional);
  const missed = wanted.filter(([field]) => !found.has(field)).map(([field, { paths }]) => `${name}: ${field} = ${paths.join(" | ")}`);
  return { lines, missed, expected: wanted.length };
}

function linesOf(map: string, text: string, fields: ExpectedMap["fields"]): readonly ProposedLine[] {
  const declaration = parse(text, "").file.declarations.find((each): each is MapDeclaration => each.kind === "MapDeclaration");
  const parameter = declaration?.parameters[0]?.name;
  if (declaration === undefined || parameter?.kind !== "Identifier") throw new Error(`${map}: no map\n${text}`);
  const lines: ProposedLine[] = [];
  const walk = (value: Expression, path: readonly string[], variables: ReadonlyMap<string, readonly string[]>): void => {
    if (value.kind === "ObjectExpression") {
      for (const entry of value.entries) {
        if (entry.kind !== "ObjectField" || entry.name.kind === "Missing") continue;
        walk(entry.value, [...path, entry.name.kind === "Identifier" ? entry.name.name : entry.name.value], variables);
      }
      return;
    }
    const lambda = value.kind === "CallExpression" ? value.arguments[0]?.value : undefined;
    if (value.kind === "CallExpression" && value.callee.kind === "MemberExpression" && lambda?.kind === "LambdaExpression") {
      const [list = []] = readPaths(value.callee.object, variables);
      const item = lambda.parameters[0];
      if (item?.kind === "Identifier") walk(lambda.body, path, new Map([...variables, [item.name, list]]));
      return;
    }
    const paths = [...new Set(readPaths(value, variables).map((each) => each.join(".")))];
    // The currency of an amount is not what is proposed.
    const sources = paths.length > 1 ? paths.filter((each) => !/(?:^|\.)currency(?:_code)?$/u.test(each)) : paths;
    const [, confidence] = /\/\/ (\d\.\d\d)/u.exec(text.slice(value.end).split("\n")[0] ?? "") ?? [];
    if (sources.length === 0) return;
    const target = path.join(".");
    const right = sources.every((each) => fields.get(target)?.paths.includes(each));
    lines.push({ map, target, sources, confidence: Number(confidence ?? Number.NaN), right });
  };
  walk(declaration.body, [], new Map([[parameter.name, []]]));
  return lines;
}
