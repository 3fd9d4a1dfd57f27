import { Refusal } from "../failure.ts";

/**
 * `x!`: the value, which must be there.
 *
 * @param reason why it may be missing, to be read after the path ("is not a whole number", "is missing")
 * @param path the place in the source (`c.email`); never a value of the record, for reasons end up in logs
 * @throws {Refusal} when the value is null or undefined
 */
export function required<T>(value: T, reason: string, path: string): NonNullable<T> {
  if (value === null || value === undefined) throw new Refusal(reason, path);
  return value;
}
