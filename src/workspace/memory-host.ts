import type { FileHandle, Host } from "../source/host.ts";

/**
 * A host over files in memory, for tests and for editors without a disk. Paths are POSIX paths.
 *
 * @param files by path; what the owner changes in it is read the next time
 */
export function createMemoryHost(files: Readonly<Record<string, string | Uint8Array>>): Host {
  const cache = new Map<string, Uint8Array>();
  const opened = new Map<string, { readonly content: string | Uint8Array; readonly handle: FileHandle }>();
  return {
    open(path) {
      const content = Object.hasOwn(files, path) ? files[path] : undefined;
      if (content === undefined) {
        opened.delete(path);
        return { failure: "not-found" };
      }
      const known = opened.get(path);
      if (known?.content === content) return known.handle;
      const handle = handleOf(content);
      opened.set(path, { content, handle });
      return handle;
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
    resolve: (fromFile, relative) => normalized(relative.startsWith("/") ? relative : `${fromFile.replace(/[^/]*$/, "")}${relative}`),
    display: (path) => path,
    cache: {
      get: (key) => cache.get(key),
      set: (key, bytes) => {
        cache.set(key, bytes);
      },
    },
  };
}

function handleOf(content: string | Uint8Array): FileHandle {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    size: bytes.length,
    stamp: `${bytes.length}:${hash(bytes)}`,
    readAll: () => bytes,
    readRange: (start, end) => bytes.subarray(start, end),
  };
}

/** A path without `.`, `..` and empty segments, as far as it can be without. */
function normalized(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment === ".." && segments.length > 0 && segments.at(-1) !== "..") segments.pop();
    else if (segment !== ".." || !path.startsWith("/")) segments.push(segment);
  }
  return `${path.startsWith("/") ? "/" : ""}${segments.join("/")}`;
}

function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value;
}
