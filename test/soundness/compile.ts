import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check } from "../../src/checker/check.ts";
import { generate, type OutputFile } from "../../src/codegen/generate.ts";
import { parse } from "../../src/parser/parse.ts";
import type { JsonSchema } from "../../src/types/json-schema.ts";
import type { Type } from "../../src/types/type.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";

/** A map of a program, with the type that the checker gives its body. */
export interface CompiledMap {
  readonly name: string;
  readonly source: string;
  readonly claimed: Type;
}

export interface Compiled {
  readonly maps: readonly CompiledMap[];
  readonly files: readonly OutputFile[];
  /** What was not proved. */
  readonly guards: readonly string[];
}

/**
 * Compiles one map for each expression over a value `c` of a schema. An expression that does not compile is left out.
 *
 * @param results what the maps give; without it is `unknown`, so that nothing is guarded, and the type is what the expression has by itself
 */
export async function compileExpressions(
  schema: JsonSchema,
  expressions: readonly string[],
  prelude: string,
  results?: readonly JsonSchema[],
): Promise<Compiled> {
  const targets = results ?? [];
  const types = targets.map((_, index) => `type T${index} = schema "s.json#/$defs/T${index}"\n`).join("");
  const schemas = { S: schema, ...Object.fromEntries(targets.map((target, index) => [`T${index}`, target])) };
  const target = (index: number): string => (results === undefined ? "unknown" : `T${index}`);
  let kept = expressions.map((source, index) => ({ name: `e${index}`, source, target: target(index) }));
  for (;;) {
    const lines = kept.map((each) => `map ${each.name}(c: S) -> ${each.target} = ${each.source}`);
    const head = `integration soundness "1.0.0"\ntype S = schema "s.json#/$defs/S"\n${types}${prelude}\n`;
    const tail = `map all(c: S) -> unknown[] = [${kept.map(({ name }) => `${name}(c)`).join(", ")}]\ntest all "all" { given {} expect [] }\n`;
    const text = `${head}${lines.join("\n")}\n${tail}`;
    const host = createMemoryHost({ "/p/a.integ": text, "/p/s.json": JSON.stringify({ $defs: schemas }) });
    const parsed = parse(text, "/p/a.integ");
    const result = check({ host, entry: "/p/a.integ", parseFile: () => parsed });
    const errors = result.diagnostics.filter((each) => each.severity === "error");
    if (errors.length > 0) {
      const before = kept.length;
      let start = head.length;
      const ends = lines.map((line) => (start += line.length + 1));
      const wrong = new Set(errors.map((error) => ends.findIndex((end) => error.location.start < end)));
      kept = kept.filter((_, index) => !wrong.has(index));
      if (kept.length === before) throw new Error(`${errors[0]?.message ?? ""}\n${text}`);
      continue;
    }
    if (result.program === undefined) throw new Error("no program");
    const claims = new Map<string, Type | undefined>();
    for (const declaration of parsed.file.declarations)
      if (declaration.kind === "MapDeclaration" && declaration.name.kind === "Identifier")
        claims.set(declaration.name.name, result.model.typeOf(declaration.body));
    const maps = kept.map(({ name, source }) => {
      const claimed = claims.get(name);
      if (claimed === undefined) throw new Error(`no type: ${source}`);
      return { name, source, claimed };
    });
    return {
      maps,
      files: await generate(result.program, "a.integ"),
      guards: result.guards.map((guard) => `${guard.path} ${guard.constraint} of ${text.slice(guard.at.start, guard.at.end)}`),
    };
  }
}

/** Generated code in a folder of its own, from where it can be loaded. */
export async function loadMaps(files: readonly OutputFile[]): Promise<Readonly<Record<string, unknown>>> {
  const folder = mkdtempSync(join(tmpdir(), "integ-soundness-"));
  mkdirSync(folder, { recursive: true });
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  try {
    return await import(pathToFileURL(join(folder, "maps.ts")).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
