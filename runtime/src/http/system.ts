import type { Auth } from "../auth/auth.ts";
import type { CallOptions, OperationRequest } from "../call.ts";
import type { ConnectorContext } from "../context.ts";
import { type Breaker, createBreaker } from "../policy/breaker.ts";
import { type Bulkhead, createBulkhead } from "../policy/bulkhead.ts";
import type { Policy } from "../policy/policy.ts";
import { createRateLimiter, type Rate, type RateLimiter } from "../policy/rate-limit.ts";
import type { ResponseReader } from "./response.ts";
import { sendWithPolicy } from "./send.ts";

/** A system as the generated client describes it. */
export interface SystemDefinition {
  readonly name: string;
  /** The base URL. */
  readonly server: string;
  readonly auth: Auth;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly rate?: Rate;
  /** The header that carries the idempotency key of a write. */
  readonly idempotencyHeader?: string;
}

/** An operation as the generated client describes it. */
export interface OperationDefinition<Result> {
  readonly name: string;
  readonly method: string;
  /** Why it may be sent again, or that it may not. */
  readonly repeatable: "method" | "idempotencyKey" | "declared" | "no";
  readonly policy?: Policy;
  /** How answers are read, by status (`200`), class (`2XX`) or `default`. */
  readonly responses: Readonly<Record<string, ResponseReader<Result>>>;
}

/** Calls an operation. */
export type Operation<Result> = (request: OperationRequest, options?: CallOptions) => Promise<Result>;

/** A system that operations are called on. */
export interface System {
  /**
   * Makes the function that calls an operation: guards, then breaker, bulkhead and rate, then attempts until one succeeds,
   * the policy gives up, or the deadline passes.
   */
  operation<Result>(definition: OperationDefinition<Result>): Operation<Result>;
}

/** What the calls of one operation share. */
export interface OperationState {
  readonly context: ConnectorContext;
  readonly system: SystemDefinition;
  readonly rate: RateLimiter;
  readonly breaker: Breaker | undefined;
  readonly bulkhead: Bulkhead | undefined;
}

/** Connects to a system. Nothing is sent before an operation is called. */
export function createSystem(context: ConnectorContext, definition: SystemDefinition): System {
  const { clock } = context.world;
  const system = { ...definition, server: definition.server.replace(/\/+$/, "") };
  const rate = createRateLimiter(definition.rate, clock);
  return {
    operation<Result>(operation: OperationDefinition<Result>): Operation<Result> {
      const { breaker, bulkhead } = operation.policy ?? {};
      const state: OperationState = {
        context,
        system,
        rate,
        breaker: breaker && createBreaker(breaker, clock),
        bulkhead: bulkhead && createBulkhead(bulkhead),
      };
      return (request, options = {}) => sendWithPolicy(state, operation, request, options);
    },
  };
}
