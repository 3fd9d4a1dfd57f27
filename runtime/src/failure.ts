/** What went wrong with a call, once its policy has given up. */
export type FailureKind = "status" | "timeout" | "network" | "malformed" | "answer" | "auth" | "breaker" | "deadline" | "bulkhead";

/** What is known about a failed call. Nothing of it quotes what was sent or received. */
export interface OperationFailureDetails {
  readonly system: string;
  readonly operation: string;
  readonly failure: FailureKind;
  /** The status of the last answer, where there was one. */
  readonly status?: number | undefined;
  readonly attempts: number;
  /** The shape of the answer, or what was wrong with it, without values. */
  readonly details?: string | undefined;
  /** The code by which a success says that it is none (`channel_not_found`). */
  readonly code?: string | undefined;
}

/** A call has failed for good: all the attempts that its policy allows were made. */
export class OperationFailure extends Error {
  override readonly name = "OperationFailure";
  readonly system: string;
  readonly operation: string;
  readonly failure: FailureKind;
  readonly status: number | undefined;
  readonly attempts: number;
  readonly details: string | undefined;
  readonly code: string | undefined;

  constructor(details: OperationFailureDetails, options?: ErrorOptions) {
    super(describe(details), options);
    this.system = details.system;
    this.operation = details.operation;
    this.failure = details.failure;
    this.status = details.status;
    this.attempts = details.attempts;
    this.details = details.details;
    this.code = details.code;
  }

  /** The names that a handler can catch it by, the narrowest first: `409`, `4xx`, `failure`; a code in quotes. */
  names(): string[] {
    if (this.failure === "answer") return [...(this.code === undefined ? [] : [JSON.stringify(this.code)]), "answer", "failure"];
    if (this.failure !== "status" || this.status === undefined) return [this.failure, "failure"];
    const named = this.status === 429 ? ["429", "rateLimit"] : [String(this.status)];
    return [...named, `${Math.floor(this.status / 100)}xx`, "failure"];
  }
}

function describe({ system, operation, failure, status, attempts, details }: OperationFailureDetails): string {
  const what = failure === "status" && status !== undefined ? `answered ${status}` : `failed: ${failure}`;
  return `${system}.${operation} ${what} after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}${details ? ` (${details})` : ""}`;
}

/**
 * The record cannot be sent: raised by `fail`, by `!` and by guards. It is never retried; the run becomes a dead letter
 * with the reason.
 */
export class Refusal extends Error {
  override readonly name: string = "Refusal";
  readonly reason: string;
  /** The place in the value (`c.email`), where one is known. */
  readonly path: string | undefined;

  constructor(reason: string, path?: string) {
    super(path === undefined || path === "" ? reason : `${path} ${reason}`);
    this.reason = reason;
    this.path = path;
  }
}

/**
 * A value does not fit what the system's own description allows, so that nothing was sent. A handler can name it (`guard`).
 * The reason says the constraint and the value's shape, and quotes nothing of it.
 */
export class GuardRefusal extends Refusal {
  override readonly name = "GuardRefusal";
}

/** The connector is not configured: says everything that is missing, by name. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
}
