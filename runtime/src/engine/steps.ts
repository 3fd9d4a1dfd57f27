import { jsonText } from "../values/json-text.ts";
import { type Database, optionalTextOf, textOf } from "./database.ts";

/** What is known of a step of a run. */
export type StoredStep = { readonly state: "started" } | { readonly state: "done"; readonly result: unknown };

export interface StepStore {
  get(runId: string, step: string): StoredStep | undefined;
  /** The step is about to be done, and may not be done twice. */
  started(runId: string, step: string, at: number): void;
  done(runId: string, step: string, result: unknown, at: number): void;
  /** The names of the steps that are done, in order. */
  doneSteps(runId: string): string[];
  /** Forgets that a step was begun: a call has failed and said so, or a person has decided that it may be done again. */
  forgetStarted(runId: string): void;
  deleteAll(runId: string): void;
}

export function createStepStore(database: Database): StepStore {
  const get = database.prepare("SELECT state, result FROM steps WHERE run_id = ? AND step = ?");
  const started = database.prepare("INSERT INTO steps (run_id, step, state, at) VALUES (?, ?, 'started', ?)");
  const done = database.prepare(`
    INSERT INTO steps (run_id, step, state, result, at) VALUES (?, ?, 'done', ?, ?)
    ON CONFLICT (run_id, step) DO UPDATE SET state = 'done', result = excluded.result, at = excluded.at`);
  const doneSteps = database.prepare("SELECT step FROM steps WHERE run_id = ? AND state = 'done' ORDER BY at, rowid");
  const forgetStarted = database.prepare("DELETE FROM steps WHERE run_id = ? AND state = 'started'");
  const deleteAll = database.prepare("DELETE FROM steps WHERE run_id = ?");

  return {
    get: (runId, step) => {
      const row = get.get(runId, step);
      if (!row) return undefined;
      if (textOf(row, "state") !== "done") return { state: "started" };
      return { state: "done", result: decodeResult(optionalTextOf(row, "result")) };
    },
    started: (runId, step, at) => started.run(runId, step, at),
    done: (runId, step, result, at) => done.run(runId, step, encodeResult(result), at),
    doneSteps: (runId) => doneSteps.all(runId).map((row) => textOf(row, "step")),
    forgetStarted: (runId) => forgetStarted.run(runId),
    deleteAll: (runId) => deleteAll.run(runId),
  };
}

/** Marks a result that is bytes; no JSON text begins with it. */
const bytesMark = "base64:";

function encodeResult(result: unknown): string | null {
  if (result === undefined) return null;
  return result instanceof Uint8Array ? bytesMark + Buffer.from(result).toString("base64") : jsonText(result);
}

function decodeResult(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  if (text.startsWith(bytesMark)) return new Uint8Array(Buffer.from(text.slice(bytesMark.length), "base64"));
  const value: unknown = JSON.parse(text);
  return value;
}
