import { type AlertStore, createAlertStore } from "./alerts.ts";
import { type CounterStore, createCounterStore } from "./counters.ts";
import { type Database, openDatabase } from "./database.ts";
import { createDeadLetterStore, type DeadLetterStore } from "./dead-letters.ts";
import { createDeliveryStore, type DeliveryStore } from "./deliveries.ts";
import { createRunStore, type RunStore } from "./runs.ts";
import { createStepStore, type StepStore } from "./steps.ts";

/** All that the engine keeps, and transactions over it. */
export interface Store {
  readonly runs: RunStore;
  readonly steps: StepStore;
  readonly deadLetters: DeadLetterStore;
  readonly alerts: AlertStore;
  readonly deliveries: DeliveryStore;
  readonly counters: CounterStore;
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens the storage in a SQLite file.
 *
 * @throws {StorageError} when it cannot be used
 */
export function openStore(path: string): Store {
  const database: Database = openDatabase(path);
  return {
    runs: createRunStore(database),
    steps: createStepStore(database),
    deadLetters: createDeadLetterStore(database),
    alerts: createAlertStore(database),
    deliveries: createDeliveryStore(database),
    counters: createCounterStore(database),
    transaction: database.transaction,
    close: database.close,
  };
}
