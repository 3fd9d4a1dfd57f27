import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check } from "../../src/checker/check.ts";
import { generate } from "../../src/codegen/generate.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { parse } from "../../src/parser/parse.ts";
import { createMemoryHost } from "../../src/workspace/memory-host.ts";

/** Two schemas; what they refer to is in `#/definitions`. */
export interface Pair {
  readonly source: unknown;
  readonly target: unknown;
}

/** What the compiled program does with what comes in under the source, to send it on under the target. */
export interface PassedOn {
  readonly index: number;
  /** Whether what came in is taken. */
  readonly takes: (value: unknown) => boolean;
  /** Whether what was taken is sent. */
  readonly sends: (value: unknown) => boolean;
  readonly guards: number;
}

/**
 * Compiles a program that takes what a schema describes and sends it on, as it is, to where another is asked for: one flow for
 * each pair of schemas. A pair that does not compile is left out.
 */
export async function compilePassedOn(pairs: readonly Pair[]): Promise<readonly PassedOn[]> {
  const description = JSON.stringify(descriptionOf(pairs));
  let kept = pairs.map((_, index) => index);
  for (;;) {
    const hooks = kept.map((index) => `  webhooks "/h${index}" { verify: signed, id: headers["x-id"], event e${index}: S${index} = body }`);
    const flows = kept.map((index) => `flow f${index} { on: a.e${index} as x  a.put${index}(body: x) }`);
    const head = `integration soundness "1.0.0"\nsystem a {\n  spec: openapi "api.json"\n  auth: none\n`;
    const lines = [...hooks.map((hook) => hook.replace("signed", 'hmac { secret: secret.W, header: "X-S" }')), "}", ...flows];
    const text = `${head}${lines.join("\n")}\n`;
    const host = createMemoryHost({ "/p/a.integ": text, "/p/api.json": description });
    const parsed = parse(text, "/p/a.integ");
    const result = check({ host, entry: "/p/a.integ", parseFile: () => parsed });
    const errors = result.diagnostics.filter((each) => each.severity === "error");
    if (errors.length > 0) {
      const wrong = new Set(errors.map((error) => pairOf(error, text)));
      const before = kept.length;
      kept = kept.filter((index) => !wrong.has(String(index)));
      if (kept.length === before) throw new Error(`${errors[0]?.message ?? ""}\n${text}`);
      continue;
    }
    if (result.program === undefined) throw new Error("no program");
    const folder = mkdtempSync(join(tmpdir(), "integ-passed-on-"));
    for (const file of await generate(result.program, "a.integ")) writeFileSync(join(folder, file.path), file.text);
    try {
      const flowsFile: { createFlows(systems: unknown): readonly Flow[] } = await import(pathToFileURL(join(folder, "flows.ts")).href);
      const defined = new Map(flowsFile.createFlows({ a: {} }).map((flow) => [flow.name, flow]));
      const validators = await validatorsIn(folder);
      return kept.map((index) => ({
        index,
        takes: (value) => defined.get(`f${index}`)?.validate?.(value) ?? true,
        sends: (value) => validators[`put${index}BodyGuard`]?.(value) ?? true,
        guards: result.guards.filter(({ site }) => site.kind === "argument" && site.operation === `put${index}`).length,
      }));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

interface Flow {
  readonly name: string;
  readonly validate?: (value: unknown) => boolean;
}

/** The validators of generated code; there is no file where nothing is checked. */
async function validatorsIn(folder: string): Promise<Readonly<Record<string, (value: unknown) => boolean>>> {
  try {
    return await import(pathToFileURL(join(folder, "validators.js")).href);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return {};
    throw error;
  }
}

/** The number of the pair that an error is about: by its line, else by the part of the description. */
function pairOf({ location, related }: Diagnostic, text: string): string | undefined {
  const line = text.slice(text.lastIndexOf("\n", location.start - 1) + 1, text.indexOf("\n", location.start));
  const described = related.map((each) => ("pointer" in each.location ? each.location.pointer : "")).join(" ");
  return (/\b[ef](\d+)\b/u.exec(line) ?? /\/schemas\/[A-Za-z]+(\d+)/u.exec(described))?.[1];
}

/** An API that tells of each source, and takes each target. */
function descriptionOf(pairs: readonly Pair[]): unknown {
  const schemas: Record<string, unknown> = {};
  const paths: Record<string, unknown> = {};
  for (const [index, { source, target }] of pairs.entries()) {
    for (const [name, schema] of [
      [`S${index}`, source],
      [`T${index}`, target],
    ] as const) {
      const { definitions, ...rest } = schema as { readonly definitions?: Readonly<Record<string, unknown>> };
      schemas[name] = moved(rest, index);
      for (const [definition, part] of Object.entries(definitions ?? {})) schemas[`${definition}${index}`] = moved(part, index);
    }
    const content = { "application/json": { schema: { $ref: `#/components/schemas/T${index}` } } };
    const put = { operationId: `put${index}`, requestBody: { required: true, content }, responses: { "204": { description: "Kept." } } };
    paths[`/p${index}`] = { put };
  }
  const info = { title: "Passed on", version: "1" };
  return { openapi: "3.1.0", info, servers: [{ url: "https://a.example" }], paths, components: { schemas } };
}

/** A schema whose references lead to the definitions of its pair in the description. */
function moved(schema: unknown, index: number): unknown {
  return JSON.parse(JSON.stringify(schema).replaceAll(/"#\/definitions\/(\w+)"/gu, `"#/components/schemas/$1${index}"`));
}
