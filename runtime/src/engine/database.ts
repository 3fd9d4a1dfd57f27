import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from "node:sqlite";
import { migrations } from "./schema.ts";
import { storageError, translateSqliteError } from "./storage-error.ts";

/** A row, read by the name of its columns. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

export interface Statement {
  run(...values: SQLInputValue[]): void;
  get(...values: SQLInputValue[]): Row | undefined;
  all(...values: SQLInputValue[]): Row[];
}

/** An open SQLite file that this process alone works on. Every method throws {@link StorageError} and nothing else. */
export interface Database {
  prepare(sql: string): Statement;
  /** All of the work or nothing of it is stored; when this returns, it is on the disk. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** How long to wait for a predecessor that is just stopping, in milliseconds. */
const lockTimeout = 2000;

/**
 * Opens a file, makes it where there is none, and brings its tables up to date.
 *
 * @param path of the file, or `:memory:`
 * @throws {StorageError} when another process has it open, when it is damaged, or when it is of a newer version
 */
export function openDatabase(path: string): Database {
  const translated = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw translateSqliteError(error, path);
    }
  };
  if (path !== ":memory:") makeFolder(path);
  const sqlite = translated(() => new DatabaseSync(path, { timeout: lockTimeout }));
  let open = true;

  const transaction = <T>(work: () => T): T => {
    if (!open) throw storageError("closed", path);
    return translated(() => {
      sqlite.exec("BEGIN IMMEDIATE");
      try {
        const result = work();
        sqlite.exec("COMMIT");
        return result;
      } catch (error) {
        if (sqlite.isTransaction) sqlite.exec("ROLLBACK");
        throw error;
      }
    });
  };

  const close = () => {
    if (!open) return;
    open = false;
    translated(() => sqlite.close());
  };

  try {
    translated(() => configure(sqlite));
    transaction(() => migrate(sqlite, path));
  } catch (error) {
    close();
    throw error;
  }

  return {
    prepare: (sql) => {
      const statement = translated(() => sqlite.prepare(sql));
      const use = <T>(work: () => T): T => {
        if (!open) throw storageError("closed", path);
        return translated(work);
      };
      return {
        run: (...values) => use(() => void statement.run(...values)),
        get: (...values) => use(() => statement.get(...values)),
        all: (...values) => use(() => statement.all(...values)),
      };
    },
    transaction,
    close,
  };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw storageError("unavailable", path, error);
  }
}

/**
 * The exclusive lock is held by the operating system for as long as the process lives: a crash frees it, and a second
 * process cannot work on the same file. FULL makes each commit wait for the disk.
 */
function configure(sqlite: DatabaseSync): void {
  sqlite.exec("PRAGMA locking_mode = EXCLUSIVE");
  sqlite.exec("PRAGMA journal_mode = WAL");
  sqlite.exec("PRAGMA synchronous = FULL");
  // Deleted payloads are overwritten, not only unlinked.
  sqlite.exec("PRAGMA secure_delete = ON");
}

/** "INTG": marks the file as ours (sqlite.org/fileformat.html, offset 68). */
const applicationId = 0x494e5447;

function migrate(sqlite: DatabaseSync, path: string): void {
  const version = readPragma(sqlite, "user_version");
  const isEmpty = sqlite.prepare("SELECT 1 FROM sqlite_schema LIMIT 1").get() === undefined;
  if (!isEmpty && readPragma(sqlite, "application_id") !== applicationId) throw storageError("foreign", path);
  if (version > migrations.length) throw storageError("newer", path);
  sqlite.exec(`PRAGMA application_id = ${applicationId}`);
  for (const migration of migrations.slice(version)) sqlite.exec(migration);
  sqlite.exec(`PRAGMA user_version = ${migrations.length}`);
}

function readPragma(sqlite: DatabaseSync, name: string): number {
  return Number(sqlite.prepare(`PRAGMA ${name}`).get()?.[name] ?? 0);
}

/** A text column. */
export function textOf(row: Row, column: string): string {
  return String(row[column]);
}

/** A text column that may be NULL. */
export function optionalTextOf(row: Row, column: string): string | undefined {
  const value = row[column];
  return value === null || value === undefined ? undefined : String(value);
}

/** A number column; NULL is undefined. */
export function numberOf(row: Row, column: string): number | undefined {
  const value = row[column];
  return value === null || value === undefined ? undefined : Number(value);
}
