/** Why storage cannot be used. */
export type StorageProblem = "locked" | "damaged" | "foreign" | "newer" | "unavailable" | "closed";

/** The storage could not be opened, read or written. Its message names the file and says what to do. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

const messages: Readonly<Record<StorageProblem, (file: string) => string>> = {
  locked: (file) => `${file} is in use by another process: only one connector may work on it at a time`,
  damaged: (file) => `${file} is damaged or no database: restore it from a copy, or move it away to begin with an empty one`,
  foreign: (file) => `${file} is the database of another program`,
  newer: (file) => `${file} was written by a newer version of @integ/runtime: use that version or a newer one`,
  unavailable: (file) => `${file} cannot be read or written`,
  closed: (file) => `${file} is closed: the connector has been stopped`,
};

export function storageError(problem: StorageProblem, file: string, cause?: unknown): StorageError {
  return new StorageError(problem, messages[problem](file), { cause });
}

/** SQLite's result codes (sqlite.org/rescode.html): BUSY, LOCKED; CORRUPT, NOTADB, FORMAT. */
const problems: ReadonlyMap<number, StorageProblem> = new Map([
  [5, "locked"],
  [6, "locked"],
  [11, "damaged"],
  [24, "damaged"],
  [26, "damaged"],
]);

/** Says what an error of `node:sqlite` means; anything else is passed through. */
export function translateSqliteError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return error;
  // The lower byte is the primary result code.
  const problem = problems.get(error.errcode & 0xff) ?? "unavailable";
  const translated = storageError(problem, file, error);
  if (problem === "unavailable") translated.message += `: ${error.message}`;
  return translated;
}
