import type { RetryPolicy } from "./policy.ts";

/**
 * How long to wait before the next attempt, in milliseconds.
 *
 * @param attempt the attempt that has failed, from 1
 * @param random at least 0, less than 1
 */
export function backoff(
  { backoff: { kind, initial, maximum, factor }, jitter }: RetryPolicy,
  attempt: number,
  random: () => number,
): number {
  const whole = kind === "constant" ? initial : Math.min(maximum, initial * factor ** (attempt - 1));
  if (jitter === "none") return whole;
  // "Full" spreads over the whole wait, "equal" over its second half (Brooker, "Exponential Backoff and Jitter").
  return jitter === "full" ? random() * whole : whole / 2 + (random() * whole) / 2;
}
