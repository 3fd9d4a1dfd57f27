import { type Database, numberOf, textOf } from "./database.ts";

/** What is counted since the storage was made. */
export type CounterName = "accepted" | "duplicates" | "ignored" | "done";

export interface CounterStore {
  add(name: CounterName, amount: number): void;
  all(): ReadonlyMap<string, number>;
}

export function createCounterStore(database: Database): CounterStore {
  const add = database.prepare(`
    INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value`);
  const all = database.prepare("SELECT name, value FROM counters");
  return {
    add: (name, amount) => {
      if (amount > 0) add.run(name, amount);
    },
    all: () => new Map(all.all().map((row) => [textOf(row, "name"), numberOf(row, "value") ?? 0])),
  };
}
