import { fileUris } from "../../../src/language-server/file-uris.ts";

/*
 * The server in a worker knows files by paths alone, so a file of any file system is given to it as `file:///SCHEME/AUTHORITY/PATH`,
 * where relative paths still lead from one to the other.
 */

/** The parts of a URI that say where a file is. */
export interface FileUri {
  readonly scheme: string;
  readonly authority: string;
  /** With a slash at its beginning, decoded. */
  readonly path: string;
}

/** The path that the server knows a file by. */
export function workerPathOf({ scheme, authority, path }: FileUri): string {
  return `/${scheme}/${encodeURIComponent(authority)}${path}`;
}

/** The URI of it. */
export function workerUriOf(uri: FileUri): string {
  return fileUris.toUri(workerPathOf(uri));
}

/** The file that a path of the server stands for; undefined for one that stands for none. */
export function fileOfWorkerPath(workerPath: string): FileUri | undefined {
  const [, scheme, authority, ...path] = workerPath.split("/");
  if (scheme === undefined || authority === undefined || !/^[a-z][a-z0-9+.-]*$/i.test(scheme)) return undefined;
  return { scheme, authority: decodeURIComponent(authority), path: `/${path.join("/")}` };
}

/** The same for a URI of the server. */
export function fileOfWorkerUri(uri: string): FileUri | undefined {
  return fileOfWorkerPath(fileUris.toPath(uri));
}
