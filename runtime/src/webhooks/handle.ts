import type { ConnectorContext } from "../context.ts";
import type { Delivery, Engine } from "../engine/engine.ts";
import { StorageError } from "../engine/storage-error.ts";
import { describeErrors, type Validator } from "../validator.ts";
import type { Verification } from "./verify.ts";

/** What a webhook's expressions read. Nothing is known of it yet. */
export interface WebhookInput {
  readonly body: unknown;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One path that a system posts to. */
export interface WebhookEndpoint {
  readonly system: string;
  readonly path: string;
  readonly verify: Verification;
  /** What makes a delivery unique. */
  readonly id?: (input: WebhookInput) => unknown;
  readonly events: readonly WebhookEventDefinition[];
}

/** One kind of event on a path. */
export interface WebhookEventDefinition {
  readonly name: string;
  readonly when?: (input: WebhookInput) => boolean;
  readonly value: (input: WebhookInput) => unknown;
  readonly validate: Validator<never> | Validator;
  /** The flows that take it. */
  readonly flows: readonly string[];
}

/** The largest delivery that is read, in bytes. */
const maximumSize = 1024 * 1024;

/** Answers a delivery: verified on its raw bytes, stored, and only then acknowledged. */
export async function handleWebhook(
  context: ConnectorContext,
  engine: Engine,
  endpoint: WebhookEndpoint,
  request: Request,
): Promise<Response> {
  const { clock } = context.world;
  const started = clock.now();
  const answer = (status: number, title: string, event?: string): Response => {
    context.observe({
      type: "webhook",
      at: clock.now(),
      path: endpoint.path,
      status,
      event,
      reason: status < 300 ? undefined : title,
      milliseconds: clock.now() - started,
    });
    return status < 300 ? Response.json({ status: title }, { status }) : problem(status, title);
  };
  if (request.method !== "POST") return answer(405, "only POST is taken here");
  const body = await readBody(request);
  if (body === undefined) return answer(413, `a delivery may have ${maximumSize} bytes`);
  const refusal = await endpoint.verify({ body, header: (name) => request.headers.get(name) ?? undefined, now: clock.now() });
  if (refusal !== undefined) {
    context.logger.warn("a delivery was refused", { path: endpoint.path, reason: refusal });
    return answer(401, refusal);
  }
  let input: WebhookInput;
  try {
    input = { body: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body)), headers: Object.fromEntries(request.headers) };
  } catch {
    return answer(400, "the body is not JSON");
  }
  const id = endpoint.id?.(input);
  if (endpoint.id !== undefined && typeof id !== "string" && typeof id !== "number") return answer(400, "the delivery has no id");
  const events = endpoint.events.filter((event) => event.flows.length > 0 && (event.when === undefined || event.when(input)));
  try {
    if (events.length === 0) {
      await engine.ignore();
      return answer(200, "ignored");
    }
    let fresh = false;
    for (const event of events) {
      const accepted = await engine.accept(deliveryOf(endpoint, event, input, id === undefined ? undefined : String(id)));
      fresh ||= accepted.accepted.length > 0;
    }
    return answer(200, fresh ? "accepted" : "duplicate", events.map((event) => event.name).join(", "));
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    // The sender tries again: nothing was acknowledged that is not stored.
    context.logger.error("a delivery could not be stored", { path: endpoint.path });
    return answer(503, "the delivery could not be stored");
  }
}

function deliveryOf(endpoint: WebhookEndpoint, event: WebhookEventDefinition, input: WebhookInput, id: string | undefined): Delivery {
  const payload = event.value(input);
  const fits = event.validate(payload);
  const errors = fits ? undefined : describeErrors(event.validate, payload);
  return {
    source: endpoint.path,
    deliveryId: id,
    event: `${endpoint.system}.${event.name}`,
    // A value that is not there is stored as null: what is stored is JSON.
    payload: payload === undefined ? null : payload,
    flows: event.flows,
    rejection: errors && { reason: errors.reason, path: errors.path.slice(1).replaceAll("/", ".") || undefined },
  };
}

/** The raw bytes, or undefined where there are too many. */
async function readBody(request: Request): Promise<Uint8Array | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > maximumSize) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > maximumSize) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A problem document (RFC 9457). */
export function problem(status: number, title: string): Response {
  return new Response(JSON.stringify({ status, title }), { status, headers: { "content-type": "application/problem+json" } });
}
