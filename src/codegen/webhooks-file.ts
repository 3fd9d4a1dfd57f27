import type { Expr, Program, ProgramEvent, ProgramWebhooks, WebhookVerification } from "../program/program.ts";
import { configuration, environmentModule } from "./environment-file.ts";
import { type ExpressionContext, printExpression } from "./expressions.ts";
import { Imports, type Morph, type OutputFile, printFile } from "./file.ts";
import { block, brackets } from "./layout.ts";
import { milliseconds } from "./policies.ts";
import { mentions, stringLiteral } from "./text.ts";
import type { ValidatorNames } from "./validators-file.ts";

const runtime = "@integ/runtime";

/** `webhooks.ts`: what the systems post, how it is verified, and which flows take it. */
export function webhooksFile(morph: Morph, program: Program, validators: ValidatorNames, source: string): OutputFile | undefined {
  const endpoints = program.systems.flatMap((system) => system.webhooks.map((webhooks) => ({ system: system.name, webhooks })));
  if (endpoints.length === 0) return undefined;
  const imports = new Imports();
  const texts = endpoints.map(({ system, webhooks }) => endpointText(program, system, webhooks, imports, validators));
  const usesEnvironment = texts.some((text) => mentions(text, "environment"));
  const usesContext = usesEnvironment || texts.some((text) => text.includes("context."));
  return printFile(morph, "webhooks.ts", source, imports, [
    {
      kind: morph.StructureKind.Function,
      name: "createWebhooks",
      isExported: true,
      docs: ["The webhooks that this integration takes."],
      parameters: [{ name: usesContext ? "context" : "_context", type: imports.type(runtime, "ConnectorContext") }],
      returnType: `${imports.type(runtime, "WebhookEndpoint")}[]`,
      statements: [
        ...(usesEnvironment ? [`const environment = ${imports.value(environmentModule, "readEnvironment")}(context);`] : []),
        `return ${brackets("[", texts, "]")};`,
      ],
    },
  ]);
}

function endpointText(program: Program, system: string, webhooks: ProgramWebhooks, imports: Imports, validators: ValidatorNames): string {
  const events = webhooks.events.map((event) => eventText(program, system, event, imports, validators));
  return block([
    `system: ${stringLiteral(system)}`,
    `path: ${stringLiteral(webhooks.path)}`,
    `verify: ${verifyText(webhooks.verify, imports)}`,
    ...(webhooks.id === undefined ? [] : [`id: ${deliveryFunction(program, webhooks.id, imports)}`]),
    `events: ${brackets("[", events, "]", 200)}`,
  ]);
}

function eventText(program: Program, system: string, event: ProgramEvent, imports: Imports, validators: ValidatorNames): string {
  const validator = validators.ofSchema(event.schema, `${event.name} event`);
  if (validator !== undefined) imports.namespace("./validators.js", "validators");
  const flows = program.flows.filter((flow) => flow.trigger.system === system && flow.trigger.event === event.name);
  return block([
    `name: ${stringLiteral(event.name)}`,
    ...(event.when === undefined ? [] : [`when: ${deliveryFunction(program, event.when, imports)}`]),
    `value: ${deliveryFunction(program, event.value, imports)}`,
    `validate: ${validator === undefined ? imports.value(runtime, "anything") : `validators.${validator}`}`,
    `flows: [${flows.map((flow) => stringLiteral(flow.name)).join(", ")}]`,
  ]);
}

/** A function of what was delivered: its body and its headers, of which nothing is known yet. */
function deliveryFunction(program: Program, expr: Expr, imports: Imports): string {
  const context: ExpressionContext = {
    imports,
    mapsFile: "./maps.js",
    tablesFile: "./tables.js",
    ...configuration(program, "environment"),
  };
  const text = printExpression(expr, context);
  const used = ["body", "headers"].filter((name) => mentions(text, name));
  return `(${used.length === 0 ? "" : `{ ${used.join(", ")} }`}) => ${text.startsWith("{") ? `(${text})` : text}`;
}

function verifyText(verify: WebhookVerification, imports: Imports): string {
  const use = (name: string): string => imports.value(runtime, name);
  const secret = (expr: Expr): string => printExpression(expr, { imports });
  switch (verify.kind) {
    case "none":
      return `${use("noVerification")}()`;
    case "hmac": {
      const fields = [
        `header: ${stringLiteral(verify.header)}`,
        `algorithm: ${stringLiteral(verify.algorithm)}`,
        `encoding: ${stringLiteral(verify.encoding)}`,
        ...(verify.prefix === undefined ? [] : [`prefix: ${stringLiteral(verify.prefix)}`]),
        ...(verify.payload === undefined ? [] : [`payload: [${verify.payload.map(stringLiteral).join(", ")}]`]),
        ...(verify.timestampHeader === undefined ? [] : [`timestampHeader: ${stringLiteral(verify.timestampHeader)}`]),
        ...(verify.toleranceMilliseconds === undefined ? [] : [`toleranceMilliseconds: ${milliseconds(verify.toleranceMilliseconds)}`]),
      ];
      return `${use("hmacSignature")}(${secret(verify.secret)}, ${block(fields)})`;
    }
    default: {
      const options =
        verify.toleranceMilliseconds === undefined ? "" : `, { toleranceMilliseconds: ${milliseconds(verify.toleranceMilliseconds)} }`;
      return `${use(`${verify.kind}Signature`)}(${secret(verify.secret)}${options})`;
    }
  }
}
