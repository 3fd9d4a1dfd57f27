import { failureWords } from "../checker/declarations/spec.ts";
import type { ContractFailure } from "../contract/load.ts";
import { UsageError } from "./output.ts";

/** Wrong use, in the words that a check has for a description that cannot be used. */
export function unreadable(description: string, failure: ContractFailure): UsageError {
  const { why, help } = failureWords(failure);
  return new UsageError(`\`${description}\` cannot be used: ${why}.${help === undefined ? "" : ` ${help}`}`);
}
