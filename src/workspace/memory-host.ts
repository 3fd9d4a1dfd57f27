import { posix } from "node:path";
import type { Host } from "../source/host.ts";

/** A host over files in memory, for tests and for editors without a disk. Paths are POSIX paths. */
export function createMemoryHost(files: Readonly<Record<string, string | Uint8Array>>): Host {
  const cache = new Map<string, Uint8Array>();
  return {
    open(path) {
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      if (content === undefined) return { failure: "not-found" };
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      return {
        size: bytes.length,
        stamp: `${bytes.length}:${hash(bytes)}`,
        readAll: () => bytes,
        readRange: (start, end) => bytes.subarray(start, end),
      };
    },
    list(folder) {
      const prefix = folder.endsWith("/") ? folder : `${folder}/`;
      const entries = new Map<string, boolean>();
      for (const path of Object.keys(files)) {
        if (!path.startsWith(prefix)) continue;
        const [name = "", ...rest] = path.slice(prefix.length).split("/");
        entries.set(name, rest.length > 0);
      }
      return entries.size === 0 ? undefined : [...entries].map(([name, isFolder]) => ({ name, isFolder }));
    },
    resolve: (fromFile, relative) =>
      posix.isAbsolute(relative) ? posix.normalize(relative) : posix.join(posix.dirname(fromFile), relative),
    display: (path) => path,
    cache: {
      get: (key) => cache.get(key),
      set: (key, bytes) => {
        cache.set(key, bytes);
      },
    },
  };
}

function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
