import { type Database, numberOf, optionalTextOf, type Row, textOf } from "./database.ts";
import type { DeadLetter } from "./engine.ts";

/** Why a run has failed for good. */
export interface FinalFailure {
  readonly failure: string;
  readonly reason: string;
  readonly step: string | undefined;
  readonly path: string | undefined;
}

/** A dead letter without its steps. */
export type StoredDeadLetter = Omit<DeadLetter, "doneSteps">;

export interface DeadLetterStore {
  insert(runId: string, failure: FinalFailure, at: number): void;
  list(): StoredDeadLetter[];
  get(runId: string): StoredDeadLetter | undefined;
  delete(runId: string): void;
}

export function createDeadLetterStore(database: Database): DeadLetterStore {
  const insert = database.prepare("INSERT INTO dead_letters (run_id, failure, reason, step, path, at) VALUES (?, ?, ?, ?, ?, ?)");
  const columns = `
    SELECT runs.id, runs.flow, runs.event, runs.key, runs.correlation_id, runs.accepted_at,
           dead_letters.failure, dead_letters.reason, dead_letters.step, dead_letters.path, dead_letters.at
    FROM dead_letters JOIN runs ON runs.id = dead_letters.run_id`;
  const list = database.prepare(`${columns} ORDER BY dead_letters.at, runs.sequence`);
  const get = database.prepare(`${columns} WHERE runs.id = ?`);
  const remove = database.prepare("DELETE FROM dead_letters WHERE run_id = ?");

  return {
    insert: (runId, failure, at) => insert.run(runId, failure.failure, failure.reason, failure.step ?? null, failure.path ?? null, at),
    list: () => list.all().map(deadLetter),
    get: (runId) => {
      const row = get.get(runId);
      return row && deadLetter(row);
    },
    delete: (runId) => remove.run(runId),
  };
}

function deadLetter(row: Row): StoredDeadLetter {
  return {
    id: textOf(row, "id"),
    flow: textOf(row, "flow"),
    event: textOf(row, "event"),
    key: optionalTextOf(row, "key"),
    correlationId: textOf(row, "correlation_id"),
    failure: textOf(row, "failure"),
    reason: textOf(row, "reason"),
    step: optionalTextOf(row, "step"),
    path: optionalTextOf(row, "path"),
    acceptedAt: numberOf(row, "accepted_at") ?? 0,
    at: numberOf(row, "at") ?? 0,
  };
}
