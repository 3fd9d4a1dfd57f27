import type { Host } from "../source/host.ts";

/** A host in which one file has a text that may be replaced, whatever lies on the disk. */
export interface HostWithText {
  readonly host: Host;
  replace(text: string): void;
}

/** Puts a text over a file of a host, to see what the compiler would say of it. */
export function hostWithText(host: Host, file: string, text: string): HostWithText {
  let bytes = new TextEncoder().encode(text);
  let version = 0;
  return {
    host: {
      ...host,
      open(path) {
        if (path !== file) return host.open(path);
        const content = bytes;
        return {
          size: content.length,
          stamp: `proposed ${version}`,
          readAll: () => content,
          readRange: (start, end) => content.subarray(start, end),
        };
      },
    },
    replace(newText) {
      bytes = new TextEncoder().encode(newText);
      version++;
    },
  };
}
