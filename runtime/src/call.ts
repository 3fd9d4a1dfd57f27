import type { EncodedBody } from "./http/body.ts";
import type { Policy } from "./policy/policy.ts";

/** What may be said about one call of an operation. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Sent with a write where the system takes one; the same for each attempt. Made up where it is left out. */
  readonly idempotencyKey?: string | undefined;
  readonly correlationId?: string | undefined;
  /** Called right before the first request, with whether the operation may be repeated. */
  readonly onBegin?: ((repeatable: boolean) => void) | undefined;
  /** Overrides the operation's policy, key by key. */
  readonly policy?: Policy | undefined;
}

/** One request as the generated client puts it together. */
export interface OperationRequest {
  /** Encoded, with a slash in front. */
  readonly path: string;
  /** Encoded names and values. */
  readonly query?: readonly (readonly [string, string])[] | undefined;
  readonly headers?: Readonly<Record<string, string | undefined>> | undefined;
  readonly cookies?: Readonly<Record<string, string | undefined>> | undefined;
  readonly body?: EncodedBody | undefined;
  /** What is checked before anything is sent. */
  readonly guards?: readonly Guard[] | undefined;
}

/** A check of an argument; throws a GuardRefusal where the value does not fit. */
export type Guard = () => void;
