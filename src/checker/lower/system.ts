import type { Auth, ProgramOperation, ProgramParameter, ProgramSystem, ProgramWebhooks } from "../../program/program.ts";
import { resolve } from "../../types/type.ts";
import { provenanceOf } from "../context.ts";
import type { CheckedSystem } from "../declarations/system.ts";
import { concreteMediaType } from "../symbols/media-types.ts";
import type { UsageRecord } from "../usage.ts";
import type { UsedOperation } from "../used-operations.ts";
import { portable, portablePath } from "./place.ts";
import type { Projection } from "./projection.ts";

/** What lowering needs beside what is lowered. */
export interface Lowering {
  /** The program's own file: paths are relative to its folder. */
  readonly entry: string;
  readonly projection: Projection;
  readonly usage: UsageRecord;
  /** Whether anything of an operation's result is read. */
  reads(operation: UsedOperation): boolean;
}

/** A system as the Program has it, with the operations that are called. */
export function lowerSystem(
  lowering: Lowering,
  system: CheckedSystem,
  operations: readonly UsedOperation[],
  server: ProgramSystem["server"],
): ProgramSystem {
  const { symbol } = system;
  const { contract } = symbol;
  const auth: Auth = system.auth?.auth ?? { kind: "none" };
  return {
    name: symbol.name,
    ...doc(symbol.declaration.doc?.text),
    title: contract?.title ?? symbol.name,
    description: {
      file: portablePath(lowering.entry, contract?.file ?? ""),
      format: contract?.format ?? "",
      version: contract?.version ?? "",
    },
    server,
    headers: system.headers,
    auth,
    ...(system.rate && { rate: system.rate }),
    ...(system.idempotencyHeader !== undefined && { idempotencyHeader: system.idempotencyHeader }),
    ...(system.fails && { fails: system.fails }),
    operations: operations.map((operation) => lowerOperation(lowering, operation)),
    webhooks: system.webhooks.map((webhooks) => lowerWebhooks(lowering, system, webhooks)),
  };
}

function doc(text: string | undefined): { readonly doc?: string } {
  return text === undefined || text === "" ? {} : { doc: text };
}

function lowerOperation(lowering: Lowering, used: UsedOperation): ProgramOperation {
  const { operation, system } = used;
  const described = operation.operation;
  const { projection, entry } = lowering;
  const reads = lowering.reads(used);
  const node = operation.member ?? used.calls[0]?.step.call.node ?? system.symbol.declaration.name;
  const context = operation.member === undefined ? (used.calls[0]?.flow.context ?? system.context) : system.context;
  const successes = operation.successes.map(({ response, mediaType, type }) => ({
    status: response.status === "default" ? "default" : response.status.toUpperCase(),
    ...(reads && mediaType !== undefined && { mediaType: concreteMediaType(mediaType), schema: projection.schema(type, "read") }),
  }));
  return {
    name: operation.name,
    ...(described.operationId !== undefined && { operationId: described.operationId }),
    ...doc(operation.member?.doc?.text ?? described.summary ?? described.description),
    deprecated: described.deprecated,
    method: described.method,
    path: described.path,
    parameters: lowerParameters(lowering, used),
    ...lowerBody(lowering, used),
    responses: successes.length === 0 ? [{ status: "2XX" }] : successes,
    ...(reads && operation.result.kind !== "absent" && { result: projection.schema(operation.result, "read") }),
    errors: operation.errors.map((response) => ({ status: response.status, ...doc(response.description) })),
    policy: used.policy,
    repeatable: used.repeatable,
    at: portable(entry, provenanceOf(context, node, described.origin)),
  };
}

/** The parameters that a call gives a value, and the required ones, in the order of the description. */
function lowerParameters({ projection }: Lowering, { operation, calls }: UsedOperation): readonly ProgramParameter[] {
  const given = new Set(calls.flatMap((call) => call.step.call.arguments.map((argument) => argument.name)));
  const parameters: ProgramParameter[] = [];
  for (const parameter of operation.operation.parameters) {
    if (parameter.in === "querystring") continue;
    const symbol = operation.arguments.get(parameter.name);
    if (symbol === undefined || symbol.in !== parameter.in) continue;
    if (!symbol.required && !given.has(symbol.name)) continue;
    parameters.push({
      name: parameter.name,
      in: parameter.in,
      required: symbol.required,
      style: parameter.style,
      explode: parameter.explode,
      allowReserved: parameter.allowReserved,
      schema: projection.schema(symbol.type, "write"),
      ...doc(parameter.description),
    });
  }
  return parameters;
}

function lowerBody({ projection, usage }: Lowering, { operation, calls }: UsedOperation): { readonly body?: ProgramOperation["body"] } {
  const { body } = operation;
  if (
    body === undefined ||
    (!body.required && !calls.some((call) => call.step.call.arguments.some((argument) => argument.name === "body")))
  )
    return {};
  const form = resolve(body.type);
  const encoding: Record<string, { contentType?: string; style?: string; explode?: boolean; allowReserved?: boolean }> =
    Object.create(null);
  for (const [name, { contentType, style, explode, allowReserved }] of body.content.encoding) {
    const property = form.kind === "object" ? form.properties.get(name) : undefined;
    if (property === undefined || (!usage.uses(form, property) && !property.required)) continue;
    encoding[name] = {
      ...(contentType !== undefined && { contentType }),
      ...(style !== undefined && { style }),
      ...(explode !== undefined && { explode }),
      ...(allowReserved !== undefined && { allowReserved }),
    };
  }
  return {
    body: {
      mediaType: concreteMediaType(body.content.mediaType),
      required: body.required,
      schema: projection.schema(body.type, "write"),
      encoding,
    },
  };
}

function lowerWebhooks(
  { projection, entry }: Lowering,
  { context }: CheckedSystem,
  webhooks: CheckedSystem["webhooks"][number],
): ProgramWebhooks {
  return {
    path: webhooks.path,
    verify: webhooks.verify ?? { kind: "none" },
    ...(webhooks.id && { id: webhooks.id }),
    events: webhooks.events.map((event) => ({
      name: event.name,
      ...doc(event.member.doc?.text),
      ...(event.when && { when: event.when }),
      value: event.value ?? { kind: "variable", name: "body" },
      schema: projection.schema(event.type, "read"),
      at: portable(entry, provenanceOf(context, event.member, event.type.origin)),
    })),
    at: portable(entry, provenanceOf(context, webhooks.member)),
  };
}
