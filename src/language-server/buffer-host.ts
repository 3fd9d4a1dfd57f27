import type { FileHandle, Host } from "../source/host.ts";

/** A host that reads open buffers before files, and everything else from another host. */
export interface BufferHost extends Host {
  /** The text of a buffer from now on. */
  setBuffer(path: string, text: string): void;
  closeBuffer(path: string): void;
}

/** Puts buffers over a host. */
export function createBufferHost(below: Host): BufferHost {
  const buffers = new Map<string, FileHandle>();
  // Not the editor's versions: a buffer that is closed and opened again begins with the same number.
  let changes = 0;
  return {
    open: (path) => buffers.get(path) ?? below.open(path),
    list: (folder) => below.list(folder),
    resolve: (fromFile, relative) => below.resolve(fromFile, relative),
    display: (path) => below.display(path),
    cache: below.cache,
    setBuffer(path, text) {
      changes++;
      const stamp = `buffer:${changes}`;
      let bytes: Uint8Array | undefined;
      const readAll = (): Uint8Array => {
        bytes ??= new TextEncoder().encode(text);
        return bytes;
      };
      buffers.set(path, {
        size: text.length,
        stamp,
        readAll,
        readRange: (start, end) => readAll().subarray(start, end),
      });
    },
    closeBuffer(path) {
      buffers.delete(path);
    },
  };
}
