/**
 * The tables, version by version. A version that has been released is never changed: a change is one more entry.
 * `PRAGMA user_version` holds the number of entries that a file has seen.
 */
export const migrations: readonly string[] = [
  `
  -- One row a run, kept without its payload for a while after it is done.
  CREATE TABLE runs (
    -- The order of acceptance; a replayed run moves to the end.
    sequence       INTEGER PRIMARY KEY,
    id             TEXT    NOT NULL UNIQUE,
    flow           TEXT    NOT NULL,
    event          TEXT    NOT NULL,
    key            TEXT,
    correlation_id TEXT    NOT NULL,
    payload        TEXT    NOT NULL,
    state          TEXT    NOT NULL CHECK (state IN ('queued', 'running', 'waiting', 'done', 'dead')),
    starts         INTEGER NOT NULL DEFAULT 0,
    accepted_at    INTEGER NOT NULL,
    started_at     INTEGER,
    finished_at    INTEGER
  ) STRICT;
  CREATE INDEX runs_by_state ON runs (state, sequence);

  -- What has been accepted: the same delivery is not accepted twice for a flow.
  CREATE TABLE deliveries (
    source      TEXT    NOT NULL,
    delivery_id TEXT    NOT NULL,
    flow        TEXT    NOT NULL,
    run_id      TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (source, delivery_id, flow)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX deliveries_by_time ON deliveries (at);

  -- What a run has done. 'started' is written only for steps that may not be repeated.
  CREATE TABLE steps (
    run_id TEXT    NOT NULL,
    step   TEXT    NOT NULL,
    state  TEXT    NOT NULL CHECK (state IN ('started', 'done')),
    -- JSON; NULL where the step has no result.
    result TEXT,
    at     INTEGER NOT NULL,
    PRIMARY KEY (run_id, step)
  ) STRICT;

  CREATE TABLE dead_letters (
    run_id  TEXT    PRIMARY KEY,
    failure TEXT    NOT NULL,
    reason  TEXT    NOT NULL,
    step    TEXT,
    path    TEXT,
    at      INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Alerts that are still to be sent.
  CREATE TABLE alerts (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    channel        TEXT    NOT NULL,
    flow           TEXT    NOT NULL,
    run_id         TEXT    NOT NULL,
    correlation_id TEXT    NOT NULL,
    step           TEXT,
    failure        TEXT    NOT NULL,
    at             INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE counters (
    name  TEXT    PRIMARY KEY,
    value INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
];
