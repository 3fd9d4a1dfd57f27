import type { CheckedSync } from "../declarations/sync.ts";
import type { UsedOperation } from "../used-operations.ts";
import { checkCheckpointMoves } from "./checkpoint-without-since.ts";
import { checkMirror } from "./mirror-with-incremental-read.ts";
import { checkSinceThere } from "./since-may-be-missing.ts";
import { checkSinceOfItem } from "./since-not-of-item.ts";
import { checkSinceOrdered } from "./since-not-ordered.ts";
import { checkCheckpointUsed } from "./since-without-checkpoint.ts";
import { checkSyncSorted } from "./sync-not-sorted.ts";
import { checkSyncReadReads } from "./sync-read-writes.ts";
import { checkSyncWriteRepeatable } from "./sync-write-not-repeatable.ts";
import { checkSyncWriteWrites } from "./sync-write-reads.ts";

/** All rules on one sync. */
export function checkSyncRules(sync: CheckedSync, operations: readonly UsedOperation[]): void {
  checkCheckpointMoves(sync);
  if (checkSinceOfItem(sync)) {
    checkSinceOrdered(sync);
    checkSinceThere(sync);
    checkCheckpointUsed(sync);
  }
  checkSyncSorted(sync);
  checkMirror(sync);
  for (const used of operations) {
    for (const call of used.calls) {
      checkSyncReadReads(sync, used, call);
      checkSyncWriteWrites(sync, used, call);
      checkSyncWriteRepeatable(sync, used, call);
    }
  }
}
