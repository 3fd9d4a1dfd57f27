/** How a call is carried out. Times in milliseconds. */
export interface Policy {
  /** The whole call, all attempts and waits included. */
  readonly deadline?: number | undefined;
  /** One attempt. */
  readonly timeout?: number | undefined;
  readonly retry?: RetryPolicy | undefined;
  readonly breaker?: BreakerPolicy | undefined;
  readonly bulkhead?: BulkheadPolicy | undefined;
}

export interface RetryPolicy {
  /** The first try included. */
  readonly attempts: number;
  readonly backoff: {
    readonly kind: "constant" | "exponential";
    readonly initial: number;
    readonly maximum: number;
    readonly factor: number;
  };
  readonly jitter: "none" | "full" | "equal";
  /** Statuses (`429`), classes (`5xx`), `timeout`, `network`. */
  readonly on: readonly string[];
}

export interface BreakerPolicy {
  /** From 0 to 1: the share of failed calls at which the breaker opens. */
  readonly failureRatio: number;
  /** The number of last calls that the share is taken of. */
  readonly minimumCalls: number;
  /** How long it stays open before one call is tried. */
  readonly halfOpenAfter: number;
}

export interface BulkheadPolicy {
  readonly concurrent: number;
  readonly queue: number;
}
