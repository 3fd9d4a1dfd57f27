import { AuthError, type Authorization } from "../auth/auth.ts";
import type { CallOptions, OperationRequest } from "../call.ts";
import { ConfigurationError, type FailureKind, OperationFailure } from "../failure.ts";
import { backoff } from "../policy/backoff.ts";
import type { BreakerPass } from "../policy/breaker.ts";
import type { Policy } from "../policy/policy.ts";
import { type HttpResponse, TransportError } from "../world.ts";
import type { OperationDefinition, OperationState, SystemDefinition } from "./definitions.ts";
import { cookiePair, isHeaderValue } from "./encode.ts";
import { failureInside } from "./fails.ts";
import { MalformedResponse, type ResponseReader } from "./response.ts";
import { retryAfter } from "./retry-after.ts";

/** What one attempt came to. */
type Attempt<Result> =
  | { readonly kind: "done"; readonly result: Result; readonly status: number }
  | {
      readonly kind: "failed";
      readonly failure: FailureKind;
      readonly status?: number | undefined;
      readonly details?: string | undefined;
      readonly code?: string | undefined;
      /** The request did not reach the system, or the system says that it did not carry it out. */
      readonly withoutEffect: boolean;
      /** How long the system asks to wait, in milliseconds. */
      readonly wait?: number | undefined;
      readonly cause?: unknown;
    };

/** The reason that ends a call whose time is up. */
const deadlinePassed = Symbol("deadline");
const attemptTimedOut = Symbol("timeout");

/**
 * Carries out a call of an operation.
 *
 * @throws {GuardRefusal} where a guard refuses an argument: nothing is sent then
 * @throws {OperationFailure} where the policy has given up
 * @throws the signal's reason where the caller has aborted it
 */
export async function sendWithPolicy<Result>(
  state: OperationState,
  operation: OperationDefinition<Result>,
  request: OperationRequest,
  options: CallOptions,
): Promise<Result> {
  for (const guard of request.guards ?? []) guard();
  const { clock } = state.context.world;
  const policy: Policy = { ...operation.policy, ...options.policy };
  const deadline = policy.deadline === undefined ? undefined : clock.now() + policy.deadline;
  const controller = new AbortController();
  const finished = new AbortController();
  const abort = (): void => controller.abort(options.signal?.reason);
  if (options.signal?.aborted) abort();
  options.signal?.addEventListener("abort", abort, { once: true });
  if (policy.deadline !== undefined) {
    clock.sleep(policy.deadline, finished.signal).then(
      () => controller.abort(deadlinePassed),
      () => {},
    );
  }
  const fail = (
    failure: FailureKind,
    attempts: number,
    more: Pick<Extract<Attempt<Result>, { kind: "failed" }>, "status" | "details" | "code" | "cause"> = {},
  ): OperationFailure =>
    new OperationFailure(
      {
        system: state.system.name,
        operation: operation.name,
        failure,
        attempts,
        status: more.status,
        details: more.details,
        code: more.code,
      },
      { cause: more.cause },
    );
  let attempts = 0;
  let leave: (() => void) | undefined;
  let pass: BreakerPass | undefined;
  try {
    pass = state.breaker?.enter();
    if (state.breaker !== undefined && pass === undefined) throw fail("breaker", 0);
    leave = await state.bulkhead?.enter(controller.signal);
    if (state.bulkhead !== undefined && leave === undefined) throw fail("bulkhead", 0);
    const headers = requestHeaders(state, operation, request, options);
    options.onBegin?.(operation.repeatable !== "no");
    for (;;) {
      attempts++;
      await state.rate.take(controller.signal);
      const started = clock.now();
      const attempt = await attemptOnce(state, operation, request, headers, policy.timeout, controller.signal);
      const milliseconds = clock.now() - started;
      const observe = (wait?: number): void =>
        state.context.observe({
          type: "attempt",
          at: clock.now(),
          system: state.system.name,
          operation: operation.name,
          attempt: attempts,
          milliseconds,
          status: attempt.status,
          failure: attempt.kind === "done" ? undefined : attempt.failure === "status" ? String(attempt.status) : attempt.failure,
          waitMilliseconds: wait,
          correlationId: options.correlationId,
        });
      if (attempt.kind === "done") {
        pass?.report(true);
        observe();
        return attempt.result;
      }
      if (attempt.wait !== undefined) state.rate.pause(attempt.wait);
      const wait = waitBefore(policy, operation, attempt, attempts, state.context.world.random);
      const tooLate = wait !== undefined && deadline !== undefined && clock.now() + wait >= deadline;
      observe(wait !== undefined && !tooLate ? wait : undefined);
      if (wait === undefined || tooLate) {
        pass?.report(!countsAgainstSystem(attempt));
        throw fail(attempt.failure, attempts, attempt);
      }
      await clock.sleep(wait, controller.signal);
    }
  } catch (error) {
    if (error === deadlinePassed) {
      pass?.report(false);
      throw fail("deadline", attempts);
    }
    throw error;
  } finally {
    // Whatever ended the call otherwise was no answer of the system's; after a report it changes nothing.
    pass?.leave();
    finished.abort();
    options.signal?.removeEventListener("abort", abort);
    leave?.();
  }
}

/** Only what the system could have done better opens a breaker: not a request that it rightly refuses. */
function countsAgainstSystem(attempt: Extract<Attempt<unknown>, { kind: "failed" }>): boolean {
  return attempt.failure !== "status" || (attempt.status ?? 0) >= 500 || attempt.status === 429;
}

/**
 * How long to wait before another attempt; undefined where there is none. An operation that may not be repeated is sent
 * again only after what proves that it had no effect: no connection, or the system's own word (429, 503 with Retry-After).
 */
function waitBefore<Result>(
  policy: Policy,
  operation: OperationDefinition<Result>,
  attempt: Extract<Attempt<Result>, { kind: "failed" }>,
  attempts: number,
  random: () => number,
): number | undefined {
  const { retry } = policy;
  if (retry === undefined || attempts >= retry.attempts) return undefined;
  if (operation.repeatable === "no" && !attempt.withoutEffect) return undefined;
  const names =
    attempt.failure === "status" && attempt.status !== undefined
      ? [String(attempt.status), `${Math.floor(attempt.status / 100)}xx`]
      : [attempt.failure];
  if (!names.some((name) => retry.on.includes(name))) return undefined;
  return Math.max(backoff(retry, attempts, random), attempt.wait ?? 0);
}

function requestHeaders<Result>(
  state: OperationState,
  operation: OperationDefinition<Result>,
  request: OperationRequest,
  options: CallOptions,
): Record<string, string> {
  const headers: Record<string, string> = { accept: "application/json, */*;q=0.5", "user-agent": "integ/0.1" };
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) headers[name.toLowerCase()] = value;
  };
  for (const [name, value] of Object.entries(state.system.headers ?? {})) add(name, value);
  for (const [name, value] of Object.entries(request.headers ?? {})) add(name, value);
  if (request.body !== undefined) add("content-type", request.body.contentType);
  if (state.system.idempotencyHeader !== undefined && (operation.method === "POST" || operation.method === "PATCH")) {
    add(state.system.idempotencyHeader, options.idempotencyKey ?? Buffer.from(state.context.world.randomBytes(16)).toString("hex"));
  }
  return headers;
}

/** One attempt, and one more with renewed credentials where the first were refused. */
async function attemptOnce<Result>(
  state: OperationState,
  operation: OperationDefinition<Result>,
  request: OperationRequest,
  headers: Readonly<Record<string, string>>,
  timeout: number | undefined,
  signal: AbortSignal,
): Promise<Attempt<Result>> {
  const { system, context } = state;
  for (let renewed = false; ; renewed = true) {
    let authorization: Authorization;
    try {
      authorization = await system.auth.authorize(
        {
          server: system.server,
          clock: context.world.clock,
          http: context.world.http,
          tokenFetched: (milliseconds) =>
            context.observe({ type: "token", at: context.world.clock.now(), system: system.name, milliseconds }),
        },
        signal,
      );
    } catch (error) {
      if (signal.aborted) throw error;
      // A message that is not ours may hold a secret.
      const details = error instanceof AuthError || error instanceof ConfigurationError ? error.message : "the credentials cannot be had";
      return { kind: "failed", failure: "auth", details, withoutEffect: true, cause: error };
    }
    const unfit = Object.entries(authorization.headers ?? {}).find(([, value]) => !isHeaderValue(value))?.[0];
    if (unfit !== undefined)
      return {
        kind: "failed",
        failure: "auth",
        details: `the credential for ${unfit} has a character that a header cannot carry`,
        withoutEffect: true,
      };
    const response = await exchange(state, operation, request, headers, authorization, timeout, signal);
    if ("kind" in response) return response;
    if (response.status === 401 && !renewed && system.auth.renew?.(authorization) === true) continue;
    return read(system, operation, response, context.world.clock.now());
  }
}

/** Sends a request within the time of an attempt. */
async function exchange<Result>(
  state: OperationState,
  operation: OperationDefinition<Result>,
  request: OperationRequest,
  headers: Readonly<Record<string, string>>,
  authorization: Authorization,
  timeout: number | undefined,
  signal: AbortSignal,
): Promise<HttpResponse | Extract<Attempt<Result>, { kind: "failed" }>> {
  const { clock, http } = state.context.world;
  const controller = new AbortController();
  const finished = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  if (timeout !== undefined) {
    clock.sleep(timeout, finished.signal).then(
      () => controller.abort(attemptTimedOut),
      () => {},
    );
  }
  const query = [...(request.query ?? []), ...(authorization.query ?? [])].map(([name, value]) => `${name}=${value}`).join("&");
  const cookies = Object.entries({ ...request.cookies, ...authorization.cookies }).flatMap(([name, value]) =>
    value === undefined ? [] : [cookiePair(name, value)],
  );
  try {
    return await http.request({
      method: operation.method,
      url: `${state.system.server}${request.path}${query === "" ? "" : `?${query}`}`,
      headers: { ...headers, ...authorization.headers, ...(cookies.length === 0 ? {} : { cookie: cookies.join("; ") }) },
      body: request.body?.bytes,
      signal: controller.signal,
    });
  } catch (error) {
    if (error === attemptTimedOut) return { kind: "failed", failure: "timeout", withoutEffect: false };
    if (!(error instanceof TransportError)) throw error;
    if (error.failure === "tooLarge") return { kind: "failed", failure: "malformed", details: error.message, withoutEffect: false };
    return {
      kind: "failed",
      failure: error.failure === "timeout" ? "timeout" : "network",
      details: error.message,
      withoutEffect: error.failure === "notSent",
      cause: error,
    };
  } finally {
    finished.abort();
    signal.removeEventListener("abort", abort);
  }
}

/** Reads an answer: a documented success, or what kind of failure it is. */
function read<Result>(
  system: SystemDefinition,
  operation: OperationDefinition<Result>,
  response: HttpResponse,
  now: number,
): Attempt<Result> {
  const { status } = response;
  if (system.fails !== undefined && status >= 200 && status < 300) {
    const failure = failureInside(system.fails, response);
    if (failure !== undefined) return { kind: "failed", status, withoutEffect: false, ...failure };
  }
  const reader = readerOf(operation.responses, status);
  if (reader !== undefined) {
    try {
      return { kind: "done", result: reader(response), status };
    } catch (error) {
      if (!(error instanceof MalformedResponse)) throw error;
      return { kind: "failed", failure: "malformed", status, details: error.message, withoutEffect: false };
    }
  }
  if (status >= 200 && status < 300)
    return {
      kind: "failed",
      failure: "malformed",
      status,
      details: `the description does not know the status ${status}`,
      withoutEffect: false,
    };
  const wait = status === 429 || status === 503 || status === 403 ? retryAfter(response.headers, now) : undefined;
  return { kind: "failed", failure: "status", status, withoutEffect: status === 429 || (status === 503 && wait !== undefined), wait };
}

function readerOf<Result>(responses: Readonly<Record<string, ResponseReader<Result>>>, status: number): ResponseReader<Result> | undefined {
  const names = status >= 200 && status < 300 ? [String(status), "2XX", "default"] : [String(status)];
  const name = names.find((each) => Object.hasOwn(responses, each));
  return name === undefined ? undefined : responses[name];
}
