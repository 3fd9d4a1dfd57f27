import type { JsonObject } from "./memory.ts";

/** What a mock server can be told to do instead of answering well. */
export type Fault =
  /** Answers with a status, and `Retry-After` in seconds where it is given. */
  | { readonly kind: "status"; readonly status: number; readonly retryAfterSeconds?: number }
  /** Closes the connection without an answer; the request has been carried out where `afterEffect` is true. */
  | { readonly kind: "cut"; readonly afterEffect?: boolean }
  /** Answers well, but late. */
  | { readonly kind: "slow"; readonly milliseconds: number }
  /** Answers with this status and body, whatever the description says. */
  | { readonly kind: "answer"; readonly status: number; readonly body: JsonObject }
  /** Answers with a body that does not parse. */
  | { readonly kind: "malformed" };

/** A fault, for how many requests, and for which operation (any, where it is left out). */
export interface FaultOrder {
  readonly fault: Fault;
  readonly times?: number;
  /** An operationId, or `METHOD /path` as the description spells it. */
  readonly operation?: string;
}

/** The faults that are still to happen, in the order in which they were given. */
export class FaultQueue {
  readonly #orders: { readonly order: FaultOrder; left: number }[] = [];

  add(order: FaultOrder): void {
    this.#orders.push({ order, left: order.times ?? 1 });
  }

  /** The fault for a request of an operation, which is used up by it. */
  take(names: readonly string[]): Fault | undefined {
    const entry = this.#orders.find(({ order, left }) => left > 0 && (order.operation === undefined || names.includes(order.operation)));
    if (entry === undefined) return undefined;
    entry.left--;
    return entry.order.fault;
  }

  clear(): void {
    this.#orders.length = 0;
  }
}
