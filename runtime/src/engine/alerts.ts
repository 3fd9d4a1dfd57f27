import { type Database, numberOf, optionalTextOf, type Row, textOf } from "./database.ts";
import type { Alert } from "./engine.ts";

/** An alert that is still to be sent. */
export interface PendingAlert {
  readonly id: number;
  readonly alert: Alert;
}

export interface AlertStore {
  insert(alert: Omit<Alert, "text">): void;
  /** The oldest ones first. */
  pending(limit: number): PendingAlert[];
  delete(id: number): void;
}

export function createAlertStore(database: Database): AlertStore {
  const insert = database.prepare(`
    INSERT INTO alerts (channel, flow, run_id, correlation_id, step, failure, at) VALUES (?, ?, ?, ?, ?, ?, ?)`);
  const pending = database.prepare("SELECT * FROM alerts ORDER BY id LIMIT ?");
  const remove = database.prepare("DELETE FROM alerts WHERE id = ?");

  return {
    insert: (alert) => insert.run(alert.channel, alert.flow, alert.runId, alert.correlationId, alert.step ?? null, alert.failure, alert.at),
    pending: (limit) => pending.all(limit).map(pendingAlert),
    delete: (id) => remove.run(id),
  };
}

function pendingAlert(row: Row): PendingAlert {
  const fields = {
    channel: textOf(row, "channel"),
    flow: textOf(row, "flow"),
    runId: textOf(row, "run_id"),
    correlationId: textOf(row, "correlation_id"),
    step: optionalTextOf(row, "step"),
    failure: textOf(row, "failure"),
    at: numberOf(row, "at") ?? 0,
  };
  return { id: numberOf(row, "id") ?? 0, alert: { ...fields, text: alertText(fields) } };
}

/** Names and ids only: an alert leaves the system, and must not carry data of the record. */
function alertText(alert: Omit<Alert, "text">): string {
  const where = alert.step === undefined ? alert.flow : `${alert.flow}, step ${alert.step}`;
  return `${where}: failed for good (${alert.failure}); dead letter ${alert.runId}`;
}
