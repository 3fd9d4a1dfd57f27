import type { FunctionDeclarationStructure, InterfaceDeclarationStructure, StatementStructures } from "ts-morph";
import type { Auth, Expr, Program, ProgramOperation, ProgramParameter, ProgramResponse, ProgramSystem } from "../program/program.ts";
import type { BodyTypes } from "./body-types.ts";
import { argumentsName } from "./exported-names.ts";
import { printExpression } from "./expressions.ts";
import { Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { block, braces, brackets, indent } from "./layout.ts";
import { camelCase, kebabCase, pascalCase } from "./names.ts";
import type { NamedPolicy } from "./policies.ts";
import { docParagraph, docText, mentions, propertyKey, stringLiteral, templateText } from "./text.ts";
import { typeText, withUndefined } from "./type-text.ts";
import type { ValidatorNames } from "./validators-file.ts";

const runtime = "@integ/runtime";

/** The module that a system's client is in. */
export function systemModule(system: ProgramSystem): string {
  return `./${kebabCase(system.name)}.js`;
}

/** The client of one system: an interface of its operations, and the function that connects to it. */
export function systemFile(
  morph: Morph,
  program: Program,
  system: ProgramSystem,
  policies: ReadonlyMap<string, NamedPolicy>,
  validators: ValidatorNames,
  bodies: BodyTypes,
  source: string,
): OutputFile {
  const imports = new Imports();
  const statements: StatementStructures[] = [
    ...system.operations
      .filter((operation) => hasArguments(operation))
      .map((operation) => argumentsInterface(morph, program, system, operation, bodies, imports)),
    clientInterface(morph, program, system, imports),
    factory(morph, program, system, policies, validators, imports),
  ];
  return printFile(morph, `${kebabCase(system.name)}.ts`, source, imports, statements);
}

/** A function of an answer's body, of which nothing is known yet. */
function overBody(expr: Expr, imports: Imports): string {
  const text = printExpression(expr, { imports });
  return `(${mentions(text, "body") ? "body" : ""}) => ${text.startsWith("{") ? `(${text})` : text}`;
}

function hasArguments(operation: ProgramOperation): boolean {
  return operation.parameters.length > 0 || operation.body !== undefined;
}

/** The type of a call's result: what the program reads of it, or undefined for a success without a body. */
export function resultType(operation: ProgramOperation, imports: Imports): string {
  if (operation.result === undefined) return "void";
  const type = typeText(operation.result, imports);
  return operation.responses.every(hasBody) ? type : withUndefined(type);
}

function hasBody(response: ProgramResponse): boolean {
  return response.mediaType !== undefined && response.schema !== undefined;
}

function argumentsInterface(
  morph: Morph,
  program: Program,
  system: ProgramSystem,
  operation: ProgramOperation,
  bodies: BodyTypes,
  imports: Imports,
): InterfaceDeclarationStructure {
  const properties = operation.parameters.map((parameter) => ({
    name: propertyKey(parameter.name),
    hasQuestionToken: !parameter.required,
    type: parameter.required ? typeText(parameter.schema, imports) : `${typeText(parameter.schema, imports)} | undefined`,
    docs: parameter.doc === undefined ? [] : [docParagraph(parameter.doc, 200)],
  }));
  const { body } = operation;
  if (body !== undefined) {
    const type = typeText(bodies.named(body.schema), imports);
    properties.push({ name: "body", hasQuestionToken: !body.required, type: body.required ? type : `${type} | undefined`, docs: [] });
  }
  return {
    kind: morph.StructureKind.Interface,
    name: argumentsName(program, system, operation),
    isExported: true,
    docs: [`Arguments of {@link ${pascalCase(system.name)}.${camelCase(operation.name)}}.`],
    properties,
  };
}

function clientInterface(morph: Morph, program: Program, system: ProgramSystem, imports: Imports): InterfaceDeclarationStructure {
  const about =
    system.doc ??
    `${system.title}${system.description.version === "" ? "" : ` (${system.description.version})`}: the operations that this integration uses.`;
  return {
    kind: morph.StructureKind.Interface,
    name: pascalCase(system.name),
    isExported: true,
    docs: [docParagraph(about)],
    methods: system.operations.map((operation) => ({
      name: camelCase(operation.name),
      parameters: [
        ...(hasArguments(operation) ? [{ name: "args", type: argumentsName(program, system, operation) }] : []),
        { name: "options", hasQuestionToken: true, type: imports.type(runtime, "CallOptions") },
      ],
      returnType: `Promise<${resultType(operation, imports)}>`,
      docs: [operationDoc(operation)],
    })),
  };
}

function operationDoc(operation: ProgramOperation): string {
  const what = operation.doc === undefined ? "" : `${docParagraph(operation.doc)}\n\n`;
  const failures =
    operation.errors.length === 0 ? "" : `\nDocumented failures: ${operation.errors.map((error) => docText(error.status)).join(", ")}.`;
  return `${what}\`${operation.method} ${docText(operation.path).replaceAll("`", "")}\`${failures}${operation.deprecated ? "\n\n@deprecated by the API's description" : ""}`;
}

function factory(
  morph: Morph,
  program: Program,
  system: ProgramSystem,
  policies: ReadonlyMap<string, NamedPolicy>,
  validators: ValidatorNames,
  imports: Imports,
): FunctionDeclarationStructure {
  const name = pascalCase(system.name);
  if (system.operations.length === 0) {
    // A system that only sends events has nothing to connect to.
    return {
      kind: morph.StructureKind.Function,
      name: `create${name}`,
      isExported: true,
      docs: [`The client of ${docText(system.name)}: this integration calls no operation of it.`],
      parameters: [{ name: "_context", type: imports.type(runtime, "ConnectorContext") }],
      returnType: name,
      statements: ["return {};"],
    };
  }
  const optional = new Set(program.environment.filter((variable) => variable.optional).map((variable) => variable.name));
  const environment = (variable: string): string =>
    `context.${optional.has(variable) ? "optionalEnvironment" : "environment"}(${stringLiteral(variable)})`;
  const value = (expr: Expr): string => printExpression(expr, { imports, environment });
  const definition = [
    `name: ${stringLiteral(system.name)}`,
    `server: ${value(system.server)}`,
    `auth: ${authText(system.auth, value, imports)}`,
    ...(system.headers.length === 0
      ? []
      : [`headers: ${braces(system.headers.map((header) => `${propertyKey(header.name)}: ${value(header.value)}`))}`]),
    ...(system.rate === undefined
      ? []
      : [
          `rate: { limit: ${system.rate.limit}, perMilliseconds: ${system.rate.perMilliseconds}${system.rate.burst === undefined ? "" : `, burst: ${system.rate.burst}`} }`,
        ]),
    ...(system.idempotencyHeader === undefined ? [] : [`idempotencyHeader: ${stringLiteral(system.idempotencyHeader)}`]),
    ...(system.fails === undefined
      ? []
      : [`fails: { when: ${overBody(system.fails.when, imports)}, text: ${overBody(system.fails.text, imports)} }`]),
  ];
  const operations = system.operations.map((operation) => operationText(operation, policies, validators, imports));
  const methods = system.operations.map((operation) => methodText(system, operation, validators, imports));
  return {
    kind: morph.StructureKind.Function,
    name: `create${name}`,
    isExported: true,
    docs: [`Connects to ${docText(system.name)}. Nothing is sent before an operation is called.`],
    parameters: [{ name: "context", type: imports.type(runtime, "ConnectorContext") }],
    returnType: name,
    statements: [
      `const system = ${imports.value(runtime, "createSystem")}(context, ${block(definition)});`,
      ...operations,
      `return ${block(methods)};`,
    ],
  };
}

function authText(auth: Auth, value: (expr: Expr) => string, imports: Imports): string {
  const use = (name: string): string => imports.value(runtime, name);
  switch (auth.kind) {
    case "none":
      return `${use("none")}()`;
    case "bearer":
      return `${use("bearer")}(${value(auth.token)})`;
    case "basic":
      return `${use("basic")}(${value(auth.username)}, ${value(auth.password)})`;
    case "apiKey":
      return `${use("apiKey")}({ in: ${stringLiteral(auth.in)}, name: ${stringLiteral(auth.name)} }, ${value(auth.value)})`;
    case "oauth2.clientCredentials": {
      const fields = [
        `clientId: ${value(auth.clientId)}`,
        `clientSecret: ${value(auth.clientSecret)}`,
        `tokenUrl: ${value(auth.tokenUrl)}`,
        ...(auth.scopes.length === 0 ? [] : [`scopes: [${auth.scopes.map(stringLiteral).join(", ")}]`]),
        `clientAuthentication: ${stringLiteral(auth.clientAuthentication)}`,
        ...(auth.audience === undefined ? [] : [`audience: ${value(auth.audience)}`]),
      ];
      return `${use("clientCredentials")}(${block(fields)})`;
    }
  }
}

/** The constant that an operation's sender is held in: the name of the method may be that of a parameter. */
function senderName(operation: ProgramOperation): string {
  return `send${pascalCase(operation.name)}`;
}

function operationText(
  operation: ProgramOperation,
  policies: ReadonlyMap<string, NamedPolicy>,
  validators: ValidatorNames,
  imports: Imports,
): string {
  const policy = policies.get(JSON.stringify(operation.policy));
  const responses = operation.responses.map((response) => {
    return `${stringLiteral(response.status)}: ${readerText(operation, response, validators, imports)}`;
  });
  const fields = [
    `name: ${stringLiteral(operation.name)}`,
    `method: ${stringLiteral(operation.method)}`,
    `repeatable: ${stringLiteral(operation.repeatable)}`,
    ...(policy === undefined ? [] : [`policy: ${imports.value("./policies.js", policy.name)}`]),
    `responses: ${braces(responses, 13)}`,
  ];
  return `const ${senderName(operation)} = system.operation<${resultType(operation, imports)}>(${block(fields)});`;
}

function readerText(operation: ProgramOperation, response: ProgramResponse, validators: ValidatorNames, imports: Imports): string {
  const { mediaType, schema } = response;
  if (operation.result === undefined || mediaType === undefined || schema === undefined) return `${imports.value(runtime, "ignoreBody")}()`;
  if (!/json/i.test(mediaType)) return `${imports.value(runtime, /^text\//i.test(mediaType) ? "textResponse" : "bytesResponse")}()`;
  const validator = validators.ofSchema(schema, `${operation.name} response`);
  if (validator !== undefined) imports.namespace("./validators.js", "validators");
  return `${imports.value(runtime, "jsonResponse")}(${validator === undefined ? "" : `validators.${validator}`})`;
}

function methodText(system: ProgramSystem, operation: ProgramOperation, validators: ValidatorNames, imports: Imports): string {
  const args = operation.parameters.length > 0 || operation.body !== undefined;
  const fields = [`path: ${pathText(operation, imports)}`];
  const query = operation.parameters.filter((parameter) => parameter.in === "query");
  if (query.length > 0)
    fields.push(
      `query: ${brackets(
        "[",
        query.map((parameter) => queryText(parameter, imports)),
        "]",
        12,
      )}`,
    );
  for (const place of ["header", "cookie"] as const) {
    const listed = operation.parameters.filter((parameter) => parameter.in === place);
    if (listed.length === 0) continue;
    const write = imports.value(runtime, `${place}Parameter`);
    const texts = listed.map(({ name }) => {
      const named = place === "header" ? `${stringLiteral(name)}, ` : "";
      return `${propertyKey(name)}: ${write}(${named}${argument(name)})`;
    });
    fields.push(`${place}s: ${braces(texts, 14)}`);
  }
  const guards = validators.guardsOf(system.name, operation.name).map(({ name, argument: guarded }) => {
    imports.namespace("./validators.js", "validators");
    return `${imports.value(runtime, "guard")}(${stringLiteral(guarded)}, ${argument(guarded)}, validators.${name})`;
  });
  if (guards.length > 0) fields.push(`guards: ${brackets("[", guards, "]", 14)}`);
  if (operation.body !== undefined) fields.push(`body: ${bodyText(operation, imports)}`);
  const parameters = args ? "(args, options)" : "(options)";
  const line = `${senderName(operation)}(${braces(fields, 40)}, options)`;
  const call =
    fields.length === 1 && !line.includes("\n") ? line : `${senderName(operation)}(\n${indent(`${block(fields)},\noptions,`)}\n)`;
  return `${camelCase(operation.name)}: ${parameters} =>\n${indent(call)}`;
}

/** How an argument is reached: a member of `args`, whatever its name. */
function argument(name: string): string {
  const key = propertyKey(name);
  return key === name ? `args.${name}` : `args[${stringLiteral(name)}]`;
}

function pathText(operation: ProgramOperation, imports: Imports): string {
  const parameters = new Map(
    operation.parameters.filter((parameter) => parameter.in === "path").map((parameter) => [parameter.name, parameter]),
  );
  const parts = operation.path.split(/(\{[^{}]*\})/);
  const printed = parts.map((part) => {
    const parameter = part.startsWith("{") ? parameters.get(part.slice(1, -1)) : undefined;
    if (parameter === undefined) return templateText(part);
    const options = [
      ...(parameter.style === "simple" ? [] : [`style: ${stringLiteral(parameter.style)}`]),
      ...(parameter.explode ? ["explode: true"] : []),
    ];
    const more = options.length === 0 ? "" : `, { ${options.join(", ")} }`;
    return `\${${imports.value(runtime, "encodePath")}(${stringLiteral(parameter.name)}, ${argument(parameter.name)}${more})}`;
  });
  const text = printed.join("");
  return parameters.size === 0 ? stringLiteral(operation.path) : `\`${text}\``;
}

function queryText(parameter: ProgramParameter, imports: Imports): string {
  const options = [
    ...(parameter.style === "form" ? [] : [`style: ${stringLiteral(parameter.style)}`]),
    ...(parameter.explode === (parameter.style === "form") ? [] : [`explode: ${parameter.explode}`]),
    ...(parameter.allowReserved ? ["allowReserved: true"] : []),
  ];
  const more = options.length === 0 ? "" : `, { ${options.join(", ")} }`;
  return `...${imports.value(runtime, "queryParameter")}(${stringLiteral(parameter.name)}, ${argument(parameter.name)}${more})`;
}

function bodyText(operation: ProgramOperation, imports: Imports): string {
  const { body } = operation;
  if (body === undefined) return "undefined";
  const essence = body.mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  const writer = essence.endsWith("json")
    ? "json"
    : essence === "application/x-www-form-urlencoded"
      ? "form"
      : essence.startsWith("multipart/")
        ? "multipart"
        : essence.startsWith("text/")
          ? "text"
          : "bytes";
  const encoded = Object.entries(body.encoding).filter(
    ([name]) => body.schema.properties === undefined || Object.hasOwn(body.schema.properties, name),
  );
  const encoding = encoded.map(([name, rule]) => {
    const rules = [
      ...(rule.contentType === undefined ? [] : [`contentType: ${stringLiteral(rule.contentType)}`]),
      ...(rule.style === undefined ? [] : [`style: ${stringLiteral(rule.style)}`]),
      ...(rule.explode === undefined ? [] : [`explode: ${rule.explode}`]),
      ...(rule.allowReserved === undefined ? [] : [`allowReserved: ${rule.allowReserved}`]),
    ];
    return `${propertyKey(name)}: { ${rules.join(", ")} }`;
  });
  const options = (writer === "form" || writer === "multipart") && encoding.length > 0 ? `, ${braces(encoding, 30)}` : "";
  const mediaType =
    writer === "json" && essence !== "application/json"
      ? `, ${stringLiteral(body.mediaType)}`
      : writer === "bytes" || (writer === "text" && essence !== "text/plain")
        ? `, ${stringLiteral(body.mediaType)}`
        : "";
  const written = `${imports.value(runtime, writer)}(${argument("body")}${options}${mediaType})`;
  return body.required ? written : `${argument("body")} === undefined ? undefined : ${written}`;
}
