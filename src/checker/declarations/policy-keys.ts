import type { FailureName, Policy } from "../../program/program.ts";
import type { Location, Span } from "../../source/span.ts";

/** A value with the place that says it. */
export interface Sourced<Value> {
  readonly value: Value;
  readonly location: Location;
  /** The elements of the list that it stands in. */
  readonly siblings?: readonly Span[] | undefined;
}

type Retry = NonNullable<Policy["retry"]>;

/** What one place (a policy, an operation, a call) says of a policy's keys. */
export interface PolicyKeys {
  readonly timeout?: Sourced<number> | undefined;
  readonly deadline?: Sourced<number> | undefined;
  readonly attempts?: Sourced<number> | undefined;
  readonly backoff?: Sourced<Retry["backoff"]> | undefined;
  readonly jitter?: Sourced<Retry["jitter"]> | undefined;
  readonly on?: Sourced<readonly Sourced<FailureName>[]> | undefined;
  readonly breaker?: Sourced<NonNullable<Policy["breaker"]>> | undefined;
  readonly bulkhead?: Sourced<NonNullable<Policy["bulkhead"]>> | undefined;
}

/** Merges what several places say, the nearest first, key by key. */
export function mergePolicies(nearestFirst: readonly (PolicyKeys | undefined)[]): PolicyKeys {
  const nearest = <Key extends keyof PolicyKeys>(key: Key): PolicyKeys[Key] =>
    nearestFirst.find((keys) => keys?.[key] !== undefined)?.[key];
  return {
    timeout: nearest("timeout"),
    deadline: nearest("deadline"),
    attempts: nearest("attempts"),
    backoff: nearest("backoff"),
    jitter: nearest("jitter"),
    on: nearest("on"),
    breaker: nearest("breaker"),
    bulkhead: nearest("bulkhead"),
  };
}

/** What is retried where a policy says only that there are retries. */
const defaultRetry: Retry = {
  attempts: 3,
  backoff: { kind: "exponential", initial: 500, maximum: 30_000, factor: 2 },
  jitter: "full",
  on: ["429", "5xx", "timeout", "network"],
};

/** The policy as the Program has it, with the defaults of keys that nobody gives. */
export function policyOf(keys: PolicyKeys): Policy {
  const retries = keys.attempts !== undefined || keys.backoff !== undefined || keys.jitter !== undefined || keys.on !== undefined;
  const retry: Retry = {
    attempts: keys.attempts?.value ?? defaultRetry.attempts,
    backoff: keys.backoff?.value ?? defaultRetry.backoff,
    jitter: keys.jitter?.value ?? defaultRetry.jitter,
    on: keys.on?.value.map((name) => name.value) ?? defaultRetry.on,
  };
  return {
    ...(keys.deadline && { deadline: keys.deadline.value }),
    ...(keys.timeout && { timeout: keys.timeout.value }),
    ...(retries && retry.attempts > 1 && retry.on.length > 0 && { retry }),
    ...(keys.breaker && { breaker: keys.breaker.value }),
    ...(keys.bulkhead && { bulkhead: keys.bulkhead.value }),
  };
}
