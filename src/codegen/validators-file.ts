import type { Guard, Program } from "../program/program.ts";
import { assertedFormats } from "../types/formats.ts";
import { type JsonSchema, mapSchema } from "../types/json-schema.ts";
import { header, Imports, type OutputFile } from "./file.ts";
import { brackets } from "./layout.ts";
import { mergedSchema } from "./merged-schema.ts";
import { camelCase, NameScope } from "./names.ts";
import { patternMarker, patternText, withCheckedPatterns } from "./patterns.ts";
import { stringLiteral } from "./text.ts";
import { typeText } from "./type-text.ts";

/** The validators that other files refer to, by name. Asking for one is what makes it. */
export interface ValidatorNames {
  /** The validator of a schema that is read; undefined where there is nothing to validate. */
  ofSchema(schema: JsonSchema, wanted: string): string | undefined;
  /** The guards of an operation's arguments. */
  guardsOf(system: string, operation: string): readonly { readonly name: string; readonly argument: string }[];
  /** The guard of a map's result. */
  guardOfMap(map: string): string | undefined;
  /** The guard of what a map is given. */
  guardOfParameter(map: string, parameter: string): string | undefined;
}

/** A validator that will be written. */
interface Validator {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Undefined for a guard: it refuses values, and says nothing of types. */
  readonly type: JsonSchema | undefined;
}

/** Gathers the validators while the other files are made, then writes them. */
export class Validators implements ValidatorNames {
  readonly #program: Program;
  readonly #scope = new NameScope();
  readonly #validators = new Map<string, Validator>();
  readonly #guards = new Map<string, readonly Guard[]>();

  constructor(program: Program) {
    this.#program = program;
    for (const guard of program.guards) {
      const key = siteKey(guard.site);
      this.#guards.set(key, [...(this.#guards.get(key) ?? []), guard]);
    }
  }

  ofSchema(schema: JsonSchema, wanted: string): string | undefined {
    if (Object.keys(withoutNotes(schema)).length === 0) return undefined;
    const name = schema.$ref?.split("/").at(-1) ?? wanted;
    return this.#declare(`schema ${JSON.stringify(schema)}`, name, schema, schema);
  }

  guardsOf(system: string, operation: string): readonly { readonly name: string; readonly argument: string }[] {
    const found: { name: string; argument: string }[] = [];
    for (const [key, guards] of this.#guards) {
      const site = guards[0]?.site;
      if (site?.kind !== "argument" || site.system !== system || site.operation !== operation) continue;
      found.push({
        name: this.#declare(key, `${operation} ${site.argument} guard`, mergedSchema(guards.map(({ schema }) => schema)), undefined),
        argument: site.argument,
      });
    }
    return found;
  }

  guardOfMap(map: string): string | undefined {
    const key = siteKey({ kind: "map", map });
    const guards = this.#guards.get(key);
    return guards === undefined
      ? undefined
      : this.#declare(key, `${map} guard`, mergedSchema(guards.map(({ schema }) => schema)), undefined);
  }

  guardOfParameter(map: string, parameter: string): string | undefined {
    const key = siteKey({ kind: "parameter", map, parameter });
    const guards = this.#guards.get(key);
    return guards === undefined
      ? undefined
      : this.#declare(key, `${map} ${parameter} guard`, mergedSchema(guards.map(({ schema }) => schema)), undefined);
  }

  #declare(key: string, wanted: string, schema: JsonSchema, type: JsonSchema | undefined): string {
    const known = this.#validators.get(key);
    if (known !== undefined) return known.name;
    const name = this.#scope.declare(camelCase(wanted));
    this.#validators.set(key, { name, schema, type });
    return name;
  }

  /** `validators.js` with its declarations; nothing where no validator was asked for. */
  async files(source: string): Promise<readonly OutputFile[]> {
    const validators = [...this.#validators.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    if (validators.length === 0) return [];
    return [
      { path: "validators.js", text: await standaloneCode(this.#program, validators, source) },
      { path: "validators.d.ts", text: declarations(validators, source) },
    ];
  }
}

function siteKey(site: Guard["site"]): string {
  switch (site.kind) {
    case "map":
      return `map ${site.map}`;
    case "parameter":
      return `parameter ${site.map} ${site.parameter}`;
    case "argument":
      return `argument ${site.system} ${site.operation} ${site.argument}`;
  }
}

function withoutNotes(schema: JsonSchema): JsonSchema {
  const { description: _, deprecated: __, readOnly: ___, writeOnly: ____, $comment: _____, ...rest } = schema;
  return rest;
}

/** ajv's standalone code for all validators in one module that imports the runtime alone. */
async function standaloneCode(program: Program, validators: readonly Validator[], source: string): Promise<string> {
  const { _, Ajv2020 } = exportsOf<typeof import("ajv/dist/2020.js")>(await import("ajv/dist/2020.js"), "Ajv2020");
  const options = { source: true, esm: true, lines: true, optimize: 1, formats: _`formats` };
  const ajv = new Ajv2020({
    strict: false,
    inlineRefs: false,
    messages: true,
    allErrors: false,
    logger: false,
    code: { ...options, regExp: patternMarker },
  });
  // Only their names matter here: what they mean is in the runtime.
  for (const name of assertedFormats) ajv.addFormat(name, () => true);
  const schemas = [
    ...Object.values(program.types).map(({ id, schema }) => ({ key: `#/types/${id}`, schema: prepared(schema) })),
    ...validators.map(({ name, schema }) => ({ key: `#/validators/${name}`, schema: prepared(schema) })),
  ];
  for (const { key, schema } of schemas) ajv.addSchema(schema, key);
  const references = Object.fromEntries(validators.map(({ name }) => [name, `#/validators/${name}`]));
  const { default: write } = exportsOf<{ readonly default: WriteStandalone }>(await import("ajv/dist/standalone/index.js"), "default");
  const code = tidy(write(ajv, references));
  return `${header(source)}\n// Validators of what arrives, and guards of what is sent; written by ajv.\n${code}\n\n${namesText(schemas, code)}\n`;
}

/** Tells the validators which names are the schemas' own: only these may stand in a message. */
function namesText(schemas: readonly { readonly schema: JsonSchema }[], code: string): string {
  const names = new Set<string>();
  for (const { schema } of schemas)
    mapSchema(schema, (part) => {
      for (const name of [...Object.keys(part.properties ?? {}), ...(part.required ?? [])]) names.add(name);
      return part;
    });
  const list = brackets("[", [...names].sort().map(stringLiteral), "]", 22);
  const all = brackets("[", [...new Set(exported(code))], "]", 22);
  return `const names = new Set(${list});\nfor (const validator of ${all}) validator.names = names;`;
}

type WriteStandalone = (instance: unknown, references: Readonly<Record<string, string>>) => string;

/** The exports of a CommonJS module, which Node and bundlers hand over in different wrappings: the outermost object that has a function under a name. */
function exportsOf<Exports extends object>(module: object, name: keyof Exports & string): Exports {
  let exports: unknown = module;
  // The exports may be a function with properties.
  while ((typeof exports === "object" && exports !== null) || typeof exports === "function") {
    if (typeof Reflect.get(exports, name) === "function") return exports as Exports;
    exports = Reflect.get(exports, "default");
  }
  throw new TypeError(`ajv has no ${name}`);
}

/** A schema as ajv compiles it: no notes, no pattern that could run for ever. */
function prepared(schema: JsonSchema): JsonSchema {
  return mapSchema(withCheckedPatterns(schema), withoutNotes);
}

/** The functions that a module exports under other names. */
function exported(code: string): string[] {
  return [...code.matchAll(/^export \{ (\w+) as \w+ \};$/gm)].map(([, local = ""]) => local);
}

/** Turns the calls of `require` that ajv leaves in its "ESM" into imports of the runtime. */
function tidy(code: string): string {
  const imports = new Set<string>();
  const body = code
    .replaceAll('"use strict";', "")
    // An exported name is nobody's variable, so that it can be any.
    .replaceAll(/^export const (\w+) = (validate\d+);$/gm, "export { $2 as $1 };")
    .replaceAll(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, () => {
      imports.add("codePointLength");
      return "codePointLength";
    })
    .replaceAll(/require\("ajv\/dist\/runtime\/equal"\)\.default/g, () => {
      imports.add("deepEqual");
      return "deepEqual";
    })
    .replaceAll(/^const (pattern\d+) = func\d+\(("(?:[^"\\]|\\.)*"), "u"\);$/gm, (_, name: string, pattern: string) => {
      const text = patternText(JSON.parse(pattern));
      if (text.startsWith("textAutomaton(")) imports.add("textAutomaton");
      return `const ${name} = ${text};`;
    })
    .replaceAll(/^const func\d+ = integPattern;$\n?/gm, "")
    .trim();
  const named = [...imports].sort();
  if (/\bformats[.[]/.test(body)) named.push("formats");
  const line = named.length === 0 ? "" : `import { ${named.join(", ")} } from "@integ/runtime/validation";\n`;
  return `${line}${body}`;
}

function declarations(validators: readonly Validator[], source: string): string {
  const imports = new Imports();
  const lines = validators.map(
    ({ name, type }) => `export declare const ${name}: Validator${type === undefined ? "" : `<${typeText(type, imports)}>`};`,
  );
  const types = imports.namesFrom("./types.js");
  const typeImport = types.length === 0 ? "" : `import type { ${types.join(", ")} } from "./types.js";\n`;
  return `${header(source)}\nimport type { Validator } from "@integ/runtime";\n${typeImport}\n${lines.join("\n")}\n`;
}
