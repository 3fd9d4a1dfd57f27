/** Why a file could not be read. */
export type ReadFailure = "not-found" | "is-directory" | "no-permission" | "too-large" | "unreadable";

/** A file that can be read in parts, so that a large description costs only what a program uses of it. */
export interface FileHandle {
  /** The whole size in bytes. */
  readonly size: number;
  /** Changes whenever the content may have changed (size and modification time on a disk, a version in an editor). */
  readonly stamp: string;
  /** All bytes. */
  readAll(): Uint8Array;
  /** The bytes of a half-open range. */
  readRange(start: number, end: number): Uint8Array;
}

/**
 * Everything that the compiler reads: disk in the command line, open buffers in the editor, memory in tests.
 * No phase reads in another way, and none writes but to the cache.
 */
export interface Host {
  /** Opens a file, or says why it cannot be read. */
  open(path: string): FileHandle | { readonly failure: ReadFailure };
  /** What lies in a folder, by name; undefined where it cannot be read. Only the editor asks. */
  list(folder: string): readonly { readonly name: string; readonly isFolder: boolean }[] | undefined;
  /** Resolves a path relative to the folder of another file. */
  resolve(fromFile: string, relative: string): string;
  /** A path as it is shown to a person (relative to where they stand). */
  display(path: string): string;
  /** A store for derived data, such as the index of a description. Losing it costs only time. */
  readonly cache: {
    get(key: string): Uint8Array | undefined;
    set(key: string, bytes: Uint8Array): void;
  };
}

/** The stamp of a file as it is now; undefined where it cannot be read. */
export function stampOf(host: Host, path: string): string | undefined {
  const handle = host.open(path);
  return "failure" in handle ? undefined : handle.stamp;
}
