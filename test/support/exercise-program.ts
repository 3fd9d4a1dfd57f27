import { chooseContent } from "../../src/checker/symbols/media-types.ts";
import type { Contract, Operation, OperationSummary, Parameter, SecurityScheme } from "../../src/contract/contract.ts";
import { resolve, type Type } from "../../src/types/type.ts";

/** A program that uses everything of a description, and which part of its text belongs to which use. */
export interface ExerciseProgram {
  readonly text: string;
  /** The uses in order: operations as `METHOD /path`, or types by their names. */
  readonly uses: readonly string[];
  /** The use that a place of the text belongs to. */
  useAt(offset: number): number | undefined;
  /** Operations whose security no one way to authenticate meets: their security is taken to be unsaid. */
  readonly unauthenticated: ReadonlySet<OperationSummary>;
  /** Parameters that are not passed, because the language has no way to write their names. */
  readonly unnamed: number;
}

/** The system that everything is passed on to: it takes any value. */
export const sinkFile = "sink.json";
/** The description of that system. */
export const sinkText = JSON.stringify({
  openapi: "3.1.0",
  info: { title: "Sink", version: "1" },
  servers: [{ url: "https://sink.example" }],
  paths: {
    "/": {
      post: {
        operationId: "put",
        requestBody: { required: true, content: { "application/json": { schema: {} } } },
        responses: { "204": { description: "kept" } },
      },
    },
  },
});

/** One use of a description: what stands at the places of a program that it needs. */
interface Use {
  readonly name: string;
  /** The way to authenticate; uses of one way share a system. */
  readonly auth: string;
  /** In the system. */
  readonly member: string;
  readonly event: string;
  /** Beside the system. */
  readonly declarations: (system: string) => string;
}

/**
 * A program that calls every operation of a description with an argument of its own request type, maps what comes back
 * to its own type field by field, and passes that on. Of a JSON Schema it uses every type in the same way.
 *
 * @param file the description as the program names it
 * @param leftOut uses that are not part of the program, by their place in `uses`
 */
export function exerciseProgram(contract: Contract, file: string, leftOut: ReadonlySet<number>): ExerciseProgram {
  const state = { unauthenticated: new Set<OperationSummary>(), unnamed: 0 };
  const uses =
    contract.format === "json-schema"
      ? typeUses(contract, file)
      : [
          ...contract.operations.map((summary, index) => operationUse(contract, file, summary, index, prefixFor(contract), state)),
          ...eventUses(contract),
        ];
  const wanted = uses.map((use, index) => ({ use, index })).filter(({ index }) => !leftOut.has(index));
  const pieces: string[] = [];
  const ranges: { readonly start: number; readonly end: number; readonly index: number }[] = [];
  let length = 0;
  const add = (text: string, index?: number): void => {
    if (text === "") return;
    const line = `${text}\n`;
    pieces.push(line);
    if (index !== undefined) ranges.push({ start: length, end: length + line.length, index });
    length += line.length;
  };
  add('integration exercise "1.0.0"\n');
  const kind = contract.format === "json-schema" ? "jsonSchema" : "openapi";
  const groups = Map.groupBy(wanted, ({ use }) => use.auth);
  for (const [number, [auth, members]] of [...groups].entries()) {
    const system = `api${number}`;
    add(`system ${system} {\n  spec: ${kind} ${literal(file)}\n  server: "https://api.example"\n  auth: ${auth}`);
    for (const { use, index } of members) add(use.member, index);
    add(`  webhooks "/hooks/${system}" {\n    verify: github(secret.HOOK_SECRET)`);
    for (const { use, index } of members) add(use.event, index);
    add("  }\n}\n");
    for (const { use, index } of members) add(use.declarations(system), index);
  }
  add(`system sink {\n  spec: openapi ${literal(sinkFile)}\n  auth: none\n}`);
  return {
    text: pieces.join(""),
    uses: uses.map((use) => use.name),
    useAt: (offset) => ranges.find(({ start, end }) => offset >= start && offset < end)?.index,
    ...state,
  };
}

function operationUse(
  contract: Contract,
  file: string,
  summary: OperationSummary,
  index: number,
  prefix: string,
  state: { readonly unauthenticated: Set<OperationSummary>; unnamed: number },
): Use {
  const operation = contract.operation(summary);
  const name = `${prefix}${index}`;
  const fields: string[] = [];
  const given: string[] = [];
  const body = operation.body && chooseContent(operation.body.contents);
  const taken = new Set<string>(body === undefined ? [] : ["body"]);
  for (const parameter of operation.parameters) {
    if (taken.has(parameter.name) || parameter.in === "querystring") continue;
    if (parameter.in === "header" && ignoredHeaders.has(parameter.name.toLowerCase())) continue;
    taken.add(parameter.name);
    const written = quoted(parameter.name);
    if (written === undefined) {
      state.unnamed++;
      continue;
    }
    fields.push(`${written}${parameter.required ? "" : "?"}: ${parameterType(contract, file, parameter)}`);
    given.push(`${written}: input.${written}`);
  }
  let auth = authFor(contract, operation);
  if (auth === undefined) {
    state.unauthenticated.add(summary);
    auth = "none";
  }
  const result = resultType(operation);
  return {
    name: `${summary.method} ${summary.path}`,
    auth,
    member: `  operation ${name} = ${summary.method} ${literal(summary.path)}`,
    event: `    event ${name}: In${index} when body.type == "${name}"`,
    declarations: (system) => {
      const bodyField = body === undefined ? [] : [`body${operation.body?.required === true ? "" : "?"}: ${system}.${name}.body`];
      const bodyGiven = body === undefined ? [] : ["body: input.body"];
      const call = `${system}.${name}(${[...given, ...bodyGiven].join(", ")})`;
      const lines = [`type In${index} = { ${[...fields, ...bodyField].join(", ")} }`];
      if (result !== undefined) lines.push(copyMap(`copy${index}`, `${system}.${name}`, result.type));
      const pass = `sink.put(body: copy${index}(result))`;
      const passing = result === undefined ? [] : [result.always ? `  ${pass}` : `  if result != null { ${pass} }`];
      lines.push(
        `flow flow${index} {`,
        `  on: ${system}.${name} as input`,
        result === undefined ? `  ${call}` : `  let result = ${call}`,
        ...passing,
        "}",
      );
      return lines.join("\n");
    },
  };
}

/** Header parameters that OpenAPI says to ignore (3.1.0, section 4.8.12). */
const ignoredHeaders = new Set(["accept", "content-type", "authorization"]);

/** The events that the description itself names; their types have no other name. */
function eventUses(contract: Contract): readonly Use[] {
  const names = new Set(contract.events.filter((event) => contract.event(event).payload !== undefined).map((event) => event.name));
  return [...names].flatMap((name, index) => {
    const written = quoted(name);
    if (written === undefined) return [];
    return [
      {
        name: `event ${name}`,
        auth: "none",
        member: "",
        event: `    event ${written} when body.type == "${index}"`,
        declarations: (system) =>
          [`flow event${index} {`, `  on: ${system}.${written} as input`, "  sink.put(body: input)", "}"].join("\n"),
      },
    ];
  });
}

function typeUses(contract: Contract, file: string): readonly Use[] {
  const pointers = contract.typeNames.flatMap((name) => {
    const origin = contract.type(name)?.origin;
    return origin === undefined ? [] : [{ name, pointer: origin.pointer }];
  });
  return [{ name: "#", pointer: "" }, ...pointers].map(({ name, pointer }, index): Use => {
    const type = contract.typeAt(pointer);
    return {
      name,
      auth: "none",
      member: "",
      event: `    event event${index}: In${index} when body.type == "${index}"`,
      declarations: (system) =>
        [
          `type In${index} = schema ${literal(`${file}#${pointer}`)}`,
          copyMap(`copy${index}`, `In${index}`, type),
          `flow flow${index} {`,
          `  on: ${system}.event${index} as input`,
          `  sink.put(body: copy${index}(input))`,
          "}",
        ].join("\n"),
    };
  });
}

/** A map from a type to itself: field by field where it is an object, whole where it is not. */
function copyMap(name: string, written: string, type: Type | undefined): string {
  const head = `map ${name}(x: ${written}) -> ${written}`;
  const form = type && resolve(type);
  return form?.kind === "object" && form.properties.size > 0 ? `${head} { ...x }` : `${head} = x`;
}

/** What an operation answers, and whether every success has a body; undefined where nothing can be read. */
function resultType(operation: Operation): { readonly type: Type; readonly always: boolean } | undefined {
  const successes = operation.responses.filter((response) => response.status.startsWith("2"));
  const answers =
    successes.length === 0 && operation.responses.every(({ status }) => status === "default") ? operation.responses : successes;
  const types = answers.flatMap((response) => {
    const content = chooseContent(response.contents);
    if (content?.form === "text") return [{ kind: "unknown" } as const];
    return content?.form === "json" ? [content.content.type] : [];
  });
  const [first] = types;
  if (first === undefined) return undefined;
  const always = types.length === answers.length;
  return { type: types.length === 1 && always ? first : { kind: "unknown" }, always };
}

/** A parameter's type by its place in the description. */
function parameterType(contract: Contract, file: string, parameter: Parameter): string {
  const { pointer, file: at } = parameter.origin;
  if (at !== contract.file) return "string";
  const inner =
    contract.format === "swagger-2.0"
      ? ""
      : parameter.mediaType === undefined
        ? "/schema"
        : `/content/${token(parameter.mediaType)}/schema`;
  return contract.typeAt(`${pointer}${inner}`) === undefined ? "unknown" : `schema ${literal(`${file}#${pointer}${inner}`)}`;
}

/** One way to authenticate that an operation takes; undefined where it asks for several together, or for an unknown one. */
function authFor(contract: Contract, { security }: Operation): string | undefined {
  if (security === undefined || security.length === 0 || security.some((requirement) => requirement.size === 0)) return "none";
  for (const requirement of security) {
    const ways = [...requirement.keys()].flatMap((name) => {
      const scheme = contract.securitySchemes.get(name);
      return scheme === undefined || scheme.kind === "other" ? [] : [wayOf(scheme)];
    });
    const [way] = ways;
    if (ways.length === 0) return "bearer(secret.TOKEN)";
    if (way !== undefined && ways.every((each) => each === way)) return way;
  }
  return undefined;
}

function wayOf(scheme: SecurityScheme): string | undefined {
  switch (scheme.kind) {
    case "http":
      if (scheme.scheme.toLowerCase() === "basic") return "basic(env.USER, secret.PASSWORD)";
      return scheme.scheme.toLowerCase() === "bearer" ? "bearer(secret.TOKEN)" : undefined;
    case "apiKey":
      return `apiKey(${scheme.in} ${literal(scheme.name)}, secret.KEY)`;
    case "oauth2":
    case "openIdConnect":
      return "bearer(secret.TOKEN)";
    default:
      return undefined;
  }
}

/** A name for operations that no type of the description begins with. */
function prefixFor(contract: Contract): string {
  let prefix = "call";
  while (contract.typeNames.some((name) => name.startsWith(prefix))) prefix += "_";
  return prefix;
}

/** A name as a program writes it; undefined where it cannot. */
function quoted(name: string): string | undefined {
  return /[`\r\n]/u.test(name) || name === "" ? undefined : `\`${name}\``;
}

/** A text as a program writes it. */
function literal(text: string): string {
  return JSON.stringify(text).replaceAll("$", "\\$");
}

function token(text: string): string {
  return text.replaceAll("~", "~0").replaceAll("/", "~1");
}
