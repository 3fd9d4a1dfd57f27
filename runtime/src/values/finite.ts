import { Refusal } from "../failure.ts";

/**
 * The result of arithmetic, which must be a number that JSON can say; what is absent stays so.
 *
 * @throws {Refusal} when it lies beyond the largest double
 */
export function finite<T extends number | undefined>(value: T): T {
  if (value !== undefined && !Number.isFinite(value)) throw new Refusal("the result is too large for a number");
  return value;
}
