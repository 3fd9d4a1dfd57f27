import { type Database, optionalTextOf } from "./database.ts";

/** Which deliveries were accepted, so that a repetition is known. */
export interface DeliveryStore {
  /** The run that a flow got from a delivery. */
  runOf(source: string, deliveryId: string, flow: string): string | undefined;
  insert(source: string, deliveryId: string, flow: string, runId: string, at: number): void;
  deleteBefore(at: number): void;
}

export function createDeliveryStore(database: Database): DeliveryStore {
  const runOf = database.prepare("SELECT run_id FROM deliveries WHERE source = ? AND delivery_id = ? AND flow = ?");
  const insert = database.prepare("INSERT INTO deliveries (source, delivery_id, flow, run_id, at) VALUES (?, ?, ?, ?, ?)");
  const deleteBefore = database.prepare("DELETE FROM deliveries WHERE at < ?");
  return {
    runOf: (source, deliveryId, flow) => {
      const row = runOf.get(source, deliveryId, flow);
      return row && optionalTextOf(row, "run_id");
    },
    insert: (source, deliveryId, flow, runId, at) => insert.run(source, deliveryId, flow, runId, at),
    deleteBefore: (at) => deleteBefore.run(at),
  };
}
