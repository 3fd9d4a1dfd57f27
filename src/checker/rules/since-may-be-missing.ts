import { sinceMayBeMissing } from "../../diagnostics/codes/sync.ts";
import { admitsAbsence, admitsNull } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { locationOf } from "../context.ts";
import type { CheckedSync } from "../declarations/sync.ts";

/** Warns of a checkpoint that some records do not have. */
export function checkSinceThere({ context, since }: CheckedSync): void {
  if (since === undefined || since.type.kind === "unknown" || (!admitsAbsence(since.type) && !admitsNull(since.type))) return;
  context.report(sinceMayBeMissing({ type: printType(since.type) }, locationOf(context, since.node)));
}
