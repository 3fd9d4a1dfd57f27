import { createHash } from "node:crypto";
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, readSync, renameSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { Host, ReadFailure } from "../source/host.ts";

/** Where derived data is kept: `INTEG_CACHE`, else the user's cache folder (XDG Base Directory Specification). */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment["INTEG_CACHE"];
  if (named !== undefined && named !== "") return named;
  const base = environment["XDG_CACHE_HOME"];
  return join(base !== undefined && isAbsolute(base) ? base : join(homedir(), ".cache"), "integ");
}

/**
 * A host over the disk.
 *
 * @param folder what paths are shown relative to
 */
export function createNodeHost(folder: string, environment: Readonly<Record<string, string | undefined>>): Host {
  const cache = cacheFolder(environment);
  const fileOf = (key: string): string => join(cache, createHash("sha256").update(key).digest("hex").slice(0, 40));
  return {
    open(path) {
      try {
        const stats = statSync(path, { bigint: true });
        if (stats.isDirectory()) return { failure: "is-directory" };
        if (stats.size > 2n ** 30n) return { failure: "too-large" };
        // Once a description is indexed, its parts are read one by one: all of it need not stay.
        let whole: WeakRef<Uint8Array> | undefined;
        const readAll = (): Uint8Array => {
          const bytes = whole?.deref() ?? readFileSync(path);
          whole = new WeakRef(bytes);
          return bytes;
        };
        return {
          size: Number(stats.size),
          stamp: `${stats.size}:${stats.mtimeNs}:${stats.ino}`,
          readAll,
          readRange: (start, end) => whole?.deref()?.subarray(start, end) ?? readPart(path, start, end),
        };
      } catch (error) {
        return { failure: failureOf(error) };
      }
    },
    list(folder) {
      try {
        return readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }));
      } catch {
        return undefined;
      }
    },
    resolve: (fromFile, path) => resolve(dirname(fromFile), path),
    display: (path) => {
      const shown = relative(folder, path);
      return shown === "" ? "." : shown.startsWith("..") || isAbsolute(shown) ? path : shown;
    },
    cache: {
      get(key) {
        try {
          return readFileSync(fileOf(key));
        } catch {
          return undefined;
        }
      },
      set(key, bytes) {
        // Written beside and renamed, so that no reader ever sees half of it; without a cache folder all works, only slower.
        const file = fileOf(key);
        const temporary = `${file}.${process.pid}`;
        try {
          mkdirSync(cache, { recursive: true });
          writeFileSync(temporary, bytes);
          renameSync(temporary, file);
        } catch {
          return;
        }
      },
    },
  };
}

function readPart(path: string, start: number, end: number): Uint8Array {
  const bytes = new Uint8Array(end - start);
  const descriptor = openSync(path, "r");
  try {
    readSync(descriptor, bytes, 0, bytes.length, start);
  } finally {
    closeSync(descriptor);
  }
  return bytes;
}

function failureOf(error: unknown): ReadFailure {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return "not-found";
  if (code === "EISDIR") return "is-directory";
  return code === "EACCES" || code === "EPERM" ? "no-permission" : "unreadable";
}
