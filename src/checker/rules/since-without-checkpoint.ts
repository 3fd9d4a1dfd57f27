import { sinceWithoutCheckpoint } from "../../diagnostics/codes/sync.ts";
import { mentions } from "../../syntax/mentions.ts";
import { locationOf } from "../context.ts";
import type { CheckedSync } from "../declarations/sync.ts";

/** Warns of a checkpoint that the read does not ask for. */
export function checkCheckpointUsed({ context, block, read, since }: CheckedSync): void {
  if (since === undefined || read === undefined || mentions(read.call.node, "checkpoint")) return;
  const known = block.get("since");
  const related = [{ message: "reads everything", location: locationOf(context, read.call.node) }];
  if (known !== undefined) context.report(sinceWithoutCheckpoint({}, locationOf(context, known.setting), { related }));
}
