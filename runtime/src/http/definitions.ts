import type { Auth } from "../auth/auth.ts";
import type { ConnectorContext } from "../context.ts";
import type { Breaker } from "../policy/breaker.ts";
import type { Bulkhead } from "../policy/bulkhead.ts";
import type { Policy } from "../policy/policy.ts";
import type { Rate, RateLimiter } from "../policy/rate-limit.ts";
import type { ResponseReader } from "./response.ts";

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
  /** For a system that answers 2xx with an error inside: when a body is one, and its text. */
  readonly fails?: { readonly when: (body: unknown) => boolean; readonly text: (body: unknown) => unknown };
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

/** What the calls of one operation share. */
export interface OperationState {
  readonly context: ConnectorContext;
  readonly system: SystemDefinition;
  readonly rate: RateLimiter;
  readonly breaker: Breaker | undefined;
  readonly bulkhead: Bulkhead | undefined;
}
