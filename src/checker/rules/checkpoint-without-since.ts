import { checkpointWithoutSince } from "../../diagnostics/codes/sync.ts";
import { mentions } from "../../syntax/mentions.ts";
import { locationOf } from "../context.ts";
import type { CheckedSync } from "../declarations/sync.ts";

/** Reports a read from a checkpoint that nothing moves. */
export function checkCheckpointMoves({ context, block }: CheckedSync): void {
  const read = block.get("read");
  if (read === undefined || block.has("since") || !mentions(read.value, "checkpoint")) return;
  context.report(checkpointWithoutSince({}, locationOf(context, read.value)));
}
