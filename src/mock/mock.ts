import type { Contract, Operation, Response as ResponseDescription } from "../contract/contract.ts";
import { type Json, resolve, type Type } from "../types/type.ts";
import { authenticate, type Credentials } from "./authenticate.ts";
import { type Fault, type FaultOrder, FaultQueue } from "./fault.ts";
import { isObject, type JsonObject, Memory } from "./memory.ts";
import { checkRequest, type RequestError } from "./request.ts";
import { createRouter } from "./route.ts";
import { createSchemaValidation } from "./schema.ts";
import { answerTokenRequest, tokenPaths } from "./token.ts";

/** How a mock server behaves. */
export interface MockOptions {
  readonly credentials?: Credentials;
  /** Makes the same data from the same seed. */
  readonly seed?: number;
  /** Waits; a test gives its own. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** One request that a mock server took, with what it made of it. */
export interface JournalEntry {
  readonly method: string;
  readonly path: string;
  /** The operation's name, or undefined where the description has none for the request. */
  readonly operation: string | undefined;
  readonly status: number | "cut";
  readonly fault: Fault["kind"] | undefined;
  readonly errors: readonly RequestError[];
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Json | undefined;
}

/** A request as a mock server takes it. */
export interface MockRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What a mock server answers; `cut` closes the connection instead. */
export type MockResponse =
  | { readonly kind: "response"; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly kind: "cut" };

/** A system's double: made from its description alone, and as strict as it. */
export interface Mock {
  handle(request: MockRequest): Promise<MockResponse>;
  /** Tells the mock to do something wrong the next time or times. */
  fail(order: FaultOrder): void;
  readonly journal: readonly JournalEntry[];
  /** What was written, as a GET would find it. */
  readonly records: ReadonlyMap<string, JsonObject>;
  /** Makes all tokens invalid, as a system does that restarts or revokes them. */
  revokeTokens(): void;
}

/**
 * Makes a mock of the system behind a contract: route, then authenticate, then validate, then answer, then remember.
 * Every request is held against the description; what it refuses gets the status that the description names for it.
 */
export function createMock(contract: Contract, options: MockOptions): Mock {
  const route = createRouter(contract);
  const tokens = tokenPaths(contract);
  const memory = new Memory(contract);
  const faults = new FaultQueue();
  const validation = createSchemaValidation(options.seed ?? 1);
  const issued = new Set<string>();
  const journal: JournalEntry[] = [];
  const basePath = basePathOf(contract);

  const note = (request: MockRequest, entry: Pick<JournalEntry, "operation" | "status"> & Partial<JournalEntry>): void => {
    journal.push({
      method: request.method,
      path: request.url.pathname,
      fault: undefined,
      errors: [],
      headers: new Map(request.headers),
      body: undefined,
      ...entry,
    });
  };

  const handle = async (request: MockRequest): Promise<MockResponse> => {
    const path =
      basePath !== "" && request.url.pathname.startsWith(`${basePath}/`)
        ? request.url.pathname.slice(basePath.length)
        : request.url.pathname;
    const result = route(request.method, path);
    const summary = "route" in result ? result.route.operation : undefined;
    const name = summary === undefined ? undefined : (summary.operationId ?? `${summary.method} ${summary.path}`);
    const fault = faults.take(summary === undefined ? [] : [name ?? "", `${summary.method} ${summary.path}`]);
    if (fault?.kind === "slow") await options.sleep(fault.milliseconds);
    if (fault?.kind === "status") {
      const headers = fault.retryAfterSeconds === undefined ? {} : { "retry-after": String(fault.retryAfterSeconds) };
      note(request, { operation: name, status: fault.status, fault: fault.kind });
      return respond(fault.status, errorBody(summary && contract.operation(summary), fault.status, "told to fail"), headers);
    }
    if (fault?.kind === "answer") {
      note(request, { operation: name, status: fault.status, fault: fault.kind });
      return respond(fault.status, fault.body);
    }
    if (fault?.kind === "cut" && fault.afterEffect !== true) {
      note(request, { operation: name, status: "cut", fault: fault.kind });
      return { kind: "cut" };
    }

    const answer = answerRequest(request, path, result, name);
    note(request, {
      operation: name,
      status: fault?.kind === "cut" ? "cut" : answer.status,
      fault: fault?.kind,
      errors: answer.errors,
      body: answer.received,
    });
    if (fault?.kind === "cut") return { kind: "cut" };
    if (fault?.kind === "malformed")
      return { kind: "response", status: answer.status, headers: { "content-type": "application/json" }, body: '{"broken":' };
    return respond(answer.status, answer.body);
  };

  interface Answer {
    readonly status: number;
    readonly body: Json | undefined;
    readonly received?: Json | undefined;
    readonly errors: readonly RequestError[];
  }

  const refuse = (operation: Operation | undefined, status: number, reason: string, errors: readonly RequestError[] = []): Answer => ({
    status,
    body: errorBody(operation, status, reason),
    errors: errors.length > 0 ? errors : [{ where: "request", what: reason }],
  });

  const answerRequest = (request: MockRequest, path: string, result: ReturnType<typeof route>, name: string | undefined): Answer => {
    if (request.method === "POST" && tokens.has(path)) {
      const answer = answerTokenRequest(request.headers, request.body, options.credentials ?? {}, `mock-token-${memory.nextNumber()}`);
      if (answer.token !== undefined) issued.add(answer.token);
      const described = "route" in result ? contract.operation(result.route.operation) : undefined;
      return { status: answer.status, body: answer.token === undefined ? answer.body : fill(described, "200", answer.body), errors: [] };
    }
    if (!("route" in result)) {
      return result.allowed.length > 0
        ? refuse(undefined, 405, `${request.method} is not described for ${path}; ${result.allowed.join(", ")} is`)
        : refuse(undefined, 404, `no path of the description fits ${path}`);
    }
    const operation = contract.operation(result.route.operation);
    const query = request.url.searchParams;
    const refusal = authenticate(contract, operation, { headers: request.headers, query }, options.credentials ?? {}, issued);
    if (refusal !== undefined) return refuse(operation, 401, refusal);
    const checked = checkRequest(
      operation,
      { path: result.route.parameters, query, headers: request.headers, body: request.body },
      validation,
    );
    if (checked.errors.length > 0) {
      const reason = checked.errors.map((error) => `${error.where} ${error.what}`).join("; ");
      return { ...refuse(operation, refusalStatus(operation), `${name ?? "request"}: ${reason}`, checked.errors), received: checked.body };
    }
    return { ...carryOut(operation, path, checked.body), received: checked.body, errors: [] };
  };

  const carryOut = (operation: Operation, path: string, body: Json | undefined): Pick<Answer, "status" | "body"> => {
    const known = memory.read(path);
    const lastIsParameter = /\{[^{}/]+\}$/.test(operation.path);
    if (operation.method === "DELETE") memory.delete(path);
    const response = chooseResponse(
      operation,
      known !== undefined || operation.method !== "POST" || lastIsParameter
        ? known === undefined && lastIsParameter && isWrite(operation)
          ? "created"
          : "ok"
        : "created",
    );
    const status = response === undefined ? 200 : statusNumber(response.status);
    const content = response?.contents.find((candidate) => /json/.test(candidate.mediaType)) ?? response?.contents[0];
    const written = isObject(body) && isWrite(operation) ? body : undefined;
    if (content === undefined) {
      if (written !== undefined) memory.write(path, operation.path, written);
      return { status, body: undefined };
    }
    const sample = validation.sample(content.type, `${operation.path} ${path}`);
    if (!isObject(sample)) return { status, body: sample };
    const remembered = known ?? {};
    const answer = overlay(content.type, sample, { ...identity(operation, path, lastIsParameter), ...remembered, ...(written ?? {}) });
    if (written !== undefined) {
      const id = answer["id"] === undefined ? {} : { id: answer["id"] };
      const place =
        operation.method === "POST" && !lastIsParameter && answer["id"] !== undefined
          ? `${path}/${encodeURIComponent(String(answer["id"]))}`
          : path;
      memory.write(place, operation.path, { ...written, ...id });
    }
    return { status, body: answer };
  };

  /** The id of a record that a path names stays what the path says. */
  const identity = (operation: Operation, path: string, lastIsParameter: boolean): JsonObject => {
    const parameter = /\{([^{}/]+)\}$/.exec(operation.path)?.[1] ?? "";
    const parent = operation.path.split("/").at(-2) ?? "";
    if (!lastIsParameter || parent.startsWith("{") || !(parameter === "id" || parent.startsWith(parameter))) return {};
    return { id: decodeURIComponent(path.split("/").at(-1) ?? "") };
  };

  /** Puts known values over made-up ones, as far as the answer's type has a place for them and stays valid. */
  const overlay = (type: Type, sample: JsonObject, values: JsonObject): JsonObject => {
    let answer = sample;
    const form = resolve(type);
    for (const [name, value] of Object.entries(values)) {
      const candidate = { ...answer, [name]: value };
      // A property on its own, where that decides it: the whole type may lead to half of the description.
      const property = form.kind === "object" ? form.properties.get(name) : undefined;
      if (form.kind === "object" && property === undefined) continue;
      const errors = property === undefined ? validation.errors(type, candidate) : validation.errors(property.type, value);
      if (errors.length === 0) answer = candidate;
    }
    return answer;
  };

  const fill = (operation: Operation | undefined, status: string, values: JsonObject): JsonObject => {
    const content = operation?.responses.find((response) => response.status === status)?.contents[0];
    if (content === undefined) return values;
    const sample = validation.sample(content.type, status);
    return isObject(sample) ? overlay(content.type, sample, values) : values;
  };

  const errorBody = (operation: Operation | undefined, status: number, reason: string): Json => {
    const described = operation && describedResponse(operation, status)?.contents[0];
    if (described !== undefined) {
      const sample = withMessage(validation.sample(described.type, String(status)), reason);
      if (validation.errors(described.type, sample).length === 0) return sample;
    }
    return { error: { message: reason } };
  };

  return {
    handle,
    fail: (order) => faults.add(order),
    journal,
    records: memory.all(),
    revokeTokens: () => issued.clear(),
  };
}

function respond(status: number, body: Json | undefined, headers: Readonly<Record<string, string>> = {}): MockResponse {
  if (body === undefined || status === 204 || status === 304) return { kind: "response", status, headers, body: "" };
  return { kind: "response", status, headers: { ...headers, "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** The path that the description's first server puts in front of all others. */
function basePathOf(contract: Contract): string {
  const url = contract.servers[0]?.url.replaceAll(/\{[^{}]*\}/g, "x") ?? "";
  try {
    return new URL(url, "http://localhost").pathname.replace(/\/+$/, "");
  } catch {
    return "";
  }
}

function isWrite(operation: Operation): boolean {
  return operation.method === "POST" || operation.method === "PUT" || operation.method === "PATCH";
}

/** The successful response that fits: 201 for what is new where it is described, else 200, else whatever is there. */
function chooseResponse(operation: Operation, outcome: "created" | "ok"): ResponseDescription | undefined {
  const order = outcome === "created" ? ["201", "200", "202", "204"] : ["200", "204", "202", "201"];
  for (const status of [...order, "2XX", "default"]) {
    const response = operation.responses.find((candidate) => candidate.status === status);
    if (response !== undefined) return response;
  }
  return operation.responses.find((candidate) => candidate.status.startsWith("2"));
}

function describedResponse(operation: Operation, status: number): ResponseDescription | undefined {
  const names = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return names.map((name) => operation.responses.find((response) => response.status === name)).find((response) => response !== undefined);
}

function refusalStatus(operation: Operation): number {
  const statuses = operation.responses.map((response) => response.status);
  return !statuses.includes("400") && statuses.includes("422") ? 422 : 400;
}

function statusNumber(status: string): number {
  const number = Number(status);
  return Number.isInteger(number) ? number : 200;
}

/** Puts the reason where an error body has room for words. */
function withMessage(sample: Json, reason: string): Json {
  if (Array.isArray(sample)) return sample.map((item: Json) => withMessage(item, reason));
  if (!isObject(sample)) return sample;
  const filled: Record<string, Json> = {};
  for (const [name, value] of Object.entries(sample)) {
    filled[name] =
      typeof value === "string" && /^(message|detail|description|error_description|title)$/i.test(name)
        ? reason
        : isObject(value) || Array.isArray(value)
          ? withMessage(value, reason)
          : value;
  }
  if (Object.keys(sample).length === 0) filled["message"] = reason;
  return filled;
}
