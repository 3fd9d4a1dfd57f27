import { createHash } from "node:crypto";

/**
 * The idempotency key of a step: the same after every restart and replay, different for every other step and run, and
 * telling nothing about either. 64 characters, which every API in use takes (Stripe: at most 255).
 */
export function idempotencyKey(runId: string, step: string): string {
  return createHash("sha256")
    .update(JSON.stringify([runId, step]))
    .digest("hex");
}
