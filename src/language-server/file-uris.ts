import type { Paths } from "./paths.ts";

/** Between POSIX paths and `file:` URIs (RFC 8089), where there is no Node to ask. */
export const fileUris: Paths = {
  toUri: (path) => `file://${path.split("/").map(encodeURIComponent).join("/")}`,
  toPath: (uri) => decodeURIComponent(new URL(uri).pathname),
};
