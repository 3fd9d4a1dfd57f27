import { Refusal } from "../failure.ts";

/**
 * `fail "why"`: the record cannot be mapped. The run is not tried again; it becomes a dead letter with this reason.
 *
 * @throws {Refusal} always
 */
export function fail(message: string): never {
  throw new Refusal(message);
}
