import { mirrorWithIncrementalRead } from "../../diagnostics/codes/sync.ts";
import { mentions } from "../../syntax/mentions.ts";
import { locationOf } from "../context.ts";
import type { CheckedSync } from "../declarations/sync.ts";

/** Reports deletes that are mirrored from a read which leaves out what did not change. */
export function checkMirror({ context, block, deletes, read }: CheckedSync): void {
  const setting = block.get("deletes");
  if (setting === undefined || deletes !== "mirror" || read === undefined || !mentions(read.call.node, "checkpoint")) return;
  const related = [{ message: "reads only what is newer than the checkpoint", location: locationOf(context, read.call.node) }];
  const location = locationOf(context, setting.value);
  const fixes = [{ title: "Write `ignore`", edits: [{ location, newText: "ignore" }] }];
  context.report(mirrorWithIncrementalRead({ system: read.call.system.name }, location, { related, fixes }));
}
