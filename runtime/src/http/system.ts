import type { CallOptions, OperationRequest } from "../call.ts";
import type { ConnectorContext } from "../context.ts";
import { ConfigurationError } from "../failure.ts";
import { createBreaker } from "../policy/breaker.ts";
import { createBulkhead } from "../policy/bulkhead.ts";
import { createRateLimiter } from "../policy/rate-limit.ts";
import type { OperationDefinition, OperationState, SystemDefinition } from "./definitions.ts";
import { isHeaderValue } from "./encode.ts";
import { sendWithPolicy } from "./send.ts";

/** Calls an operation. */
export type Operation<Result> = (request: OperationRequest, options?: CallOptions) => Promise<Result>;

/** A system that operations are called on. */
export interface System {
  /**
   * Makes the function that calls an operation: guards, then breaker, bulkhead and rate, then attempts until one succeeds,
   * the policy gives up, or the deadline passes.
   */
  operation<Result>(definition: OperationDefinition<Result>): Operation<Result>;
}

/**
 * Connects to a system. Nothing is sent before an operation is called.
 *
 * @throws {ConfigurationError} where a header is configured to what no header can carry
 */
export function createSystem(context: ConnectorContext, definition: SystemDefinition): System {
  for (const [name, value] of Object.entries(definition.headers ?? {}))
    if (!isHeaderValue(value))
      throw new ConfigurationError(`the header ${name} of ${definition.name} has a character that a header cannot carry`);
  const { clock } = context.world;
  const system = { ...definition, server: definition.server.replace(/\/+$/, "") };
  const rate = createRateLimiter(definition.rate, clock);
  return {
    operation<Result>(operation: OperationDefinition<Result>): Operation<Result> {
      const { breaker, bulkhead } = operation.policy ?? {};
      const state: OperationState = {
        context,
        system,
        rate,
        breaker: breaker && createBreaker(breaker, clock),
        bulkhead: bulkhead && createBulkhead(bulkhead),
      };
      return (request, options = {}) => sendWithPolicy(state, operation, request, options);
    },
  };
}
