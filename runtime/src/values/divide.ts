import { finite } from "./finite.ts";

/**
 * `a / b`, or undefined where the divisor is 0.
 *
 * @throws {Refusal} when the quotient lies beyond the largest double
 */
export function divide(value: number, divisor: number): number | undefined {
  return divisor === 0 ? undefined : finite(value / divisor);
}
