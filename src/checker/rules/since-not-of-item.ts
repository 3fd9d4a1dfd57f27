import { sinceNotOfItem } from "../../diagnostics/codes/sync.ts";
import { mentions } from "../../syntax/mentions.ts";
import { locationOf } from "../context.ts";
import type { CheckedSync } from "../declarations/sync.ts";

/** Reports a checkpoint that is the same for every record. Gives whether it depends on the record. */
export function checkSinceOfItem({ context, since }: CheckedSync): boolean {
  if (since === undefined || mentions(since.node, "item")) return true;
  context.report(sinceNotOfItem({}, locationOf(context, since.node)));
  return false;
}
