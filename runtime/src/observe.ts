import type { EngineEvent } from "./engine/engine.ts";

/** What a connector tells about its work while it does it: runs and steps of the engine, attempts of calls, deliveries of webhooks. */
export type RunEvent = EngineEvent | AttemptEvent | TokenEvent | WebhookEvent;

/** One attempt of a call has ended. */
export interface AttemptEvent {
  readonly type: "attempt";
  /** When it ended, in milliseconds since 1970. */
  readonly at: number;
  readonly system: string;
  readonly operation: string;
  /** From 1. */
  readonly attempt: number;
  readonly milliseconds: number;
  readonly status?: number | undefined;
  /** What went wrong: `503`, `timeout`, `network`. */
  readonly failure?: string | undefined;
  /** How long is waited before the next attempt, where there is one. */
  readonly waitMilliseconds?: number | undefined;
  readonly correlationId?: string | undefined;
}

/** An access token was fetched. */
export interface TokenEvent {
  readonly type: "token";
  readonly at: number;
  readonly system: string;
  readonly milliseconds: number;
}

/** A delivery came in. */
export interface WebhookEvent {
  readonly type: "webhook";
  readonly at: number;
  readonly path: string;
  readonly status: number;
  readonly event?: string | undefined;
  readonly reason?: string | undefined;
  readonly milliseconds: number;
}
