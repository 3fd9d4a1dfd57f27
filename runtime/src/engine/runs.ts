import { type Database, numberOf, optionalTextOf, type Row, textOf } from "./database.ts";

/** A run as it is stored. */
export interface StoredRun {
  readonly id: string;
  readonly flow: string;
  readonly event: string;
  readonly key: string | undefined;
  readonly correlationId: string;
  /** JSON */
  readonly payload: string;
  /** How often it was begun, in this process or in one that ended. */
  readonly starts: number;
  readonly acceptedAt: number;
  /** When it was begun for the first time since it was accepted or replayed. */
  readonly startedAt: number | undefined;
}

/** What a run is waited for by: its id, and the lane of runs that happen one after the other. */
export interface RunReference {
  readonly id: string;
  readonly flow: string;
  readonly key: string | undefined;
}

export interface NewRun {
  readonly id: string;
  readonly flow: string;
  readonly event: string;
  readonly key: string | undefined;
  readonly correlationId: string;
  readonly payload: string;
  readonly state: "queued" | "dead";
  readonly acceptedAt: number;
}

export interface RunStore {
  insert(run: NewRun): void;
  get(id: string): StoredRun | undefined;
  /** All runs that are not at their end, in the order of acceptance. */
  unfinished(): RunReference[];
  started(id: string, at: number): void;
  /** Also forgets the payload and the key, which may be personal: a run that is done needs them no more. */
  done(id: string, at: number): void;
  dead(id: string, at: number): void;
  /** Queues a dead run again, behind all others. */
  requeue(id: string, key: string | undefined): void;
  delete(id: string): void;
  countByState(): ReadonlyMap<string, number>;
  deleteDoneBefore(at: number): void;
}

export function createRunStore(database: Database): RunStore {
  const insert = database.prepare(`
    INSERT INTO runs (id, flow, event, key, correlation_id, payload, state, accepted_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const get = database.prepare("SELECT * FROM runs WHERE id = ?");
  const unfinished = database.prepare(`
    SELECT id, flow, key FROM runs WHERE state IN ('queued', 'running', 'waiting') ORDER BY sequence`);
  const started = database.prepare(`
    UPDATE runs SET state = 'running', starts = starts + 1, started_at = coalesce(started_at, ?) WHERE id = ?`);
  const done = database.prepare("UPDATE runs SET state = 'done', finished_at = ?, payload = 'null', key = NULL WHERE id = ?");
  const dead = database.prepare("UPDATE runs SET state = 'dead', finished_at = ? WHERE id = ?");
  const requeue = database.prepare(`
    UPDATE runs
    SET state = 'queued', key = ?, starts = 0, started_at = NULL, finished_at = NULL, sequence = (SELECT max(sequence) + 1 FROM runs)
    WHERE id = ?`);
  const remove = database.prepare("DELETE FROM runs WHERE id = ?");
  const count = database.prepare("SELECT state, count(*) AS count FROM runs GROUP BY state");
  const deleteDoneBefore = database.prepare("DELETE FROM runs WHERE state = 'done' AND finished_at < ?");

  return {
    insert: (run) => {
      insert.run(run.id, run.flow, run.event, run.key ?? null, run.correlationId, run.payload, run.state, run.acceptedAt);
    },
    get: (id) => {
      const row = get.get(id);
      return row && storedRun(row);
    },
    unfinished: () =>
      unfinished.all().map((row) => ({ id: textOf(row, "id"), flow: textOf(row, "flow"), key: optionalTextOf(row, "key") })),
    started: (id, at) => started.run(at, id),
    done: (id, at) => done.run(at, id),
    dead: (id, at) => dead.run(at, id),
    requeue: (id, key) => requeue.run(key ?? null, id),
    delete: (id) => remove.run(id),
    countByState: () => new Map(count.all().map((row) => [textOf(row, "state"), numberOf(row, "count") ?? 0])),
    deleteDoneBefore: (at) => deleteDoneBefore.run(at),
  };
}

function storedRun(row: Row): StoredRun {
  return {
    id: textOf(row, "id"),
    flow: textOf(row, "flow"),
    event: textOf(row, "event"),
    key: optionalTextOf(row, "key"),
    correlationId: textOf(row, "correlation_id"),
    payload: textOf(row, "payload"),
    starts: numberOf(row, "starts") ?? 0,
    acceptedAt: numberOf(row, "accepted_at") ?? 0,
    startedAt: numberOf(row, "started_at"),
  };
}
