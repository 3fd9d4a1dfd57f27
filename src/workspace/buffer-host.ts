import type { FileHandle, Host } from "../source/host.ts";

/** A host that reads open buffers before files, and everything else from another host. */
export interface BufferHost extends Host {
  /** The text of a buffer from now on. */
  setBuffer(path: string, text: string): void;
  closeBuffer(path: string): void;
  isOpen(path: string): boolean;
}

/** What a buffer may hold, in UTF-16 code units; a larger one is as if it could not be read. A program of 2,000 lines has 60,000. */
const maximumLength = 8_000_000;

/**
 * Puts buffers over a host.
 *
 * @param display how a path is shown to a person, where it lies in a folder of the editor
 */
export function createBufferHost(below: Host, display: (path: string) => string | undefined = () => undefined): BufferHost {
  const buffers = new Map<string, FileHandle | { readonly failure: "too-large" }>();
  // Not the editor's versions: a buffer that is closed and opened again begins with the same number.
  let changes = 0;
  return {
    open: (path) => buffers.get(path) ?? below.open(path),
    list: (folder) => below.list(folder),
    resolve: (fromFile, relative) => below.resolve(fromFile, relative),
    display: (path) => display(path) ?? below.display(path),
    cache: below.cache,
    isOpen: (path) => buffers.has(path),
    setBuffer(path, text) {
      if (text.length > maximumLength) {
        buffers.set(path, { failure: "too-large" });
        return;
      }
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

/** A host in which one file has a text, whatever lies below: to see what the compiler would say of it. */
export function withBuffer(below: Host, path: string, text: string): BufferHost {
  const host = createBufferHost(below);
  host.setBuffer(path, text);
  return host;
}
