import {
  type ClientCapabilities,
  type Connection,
  type FileSystemWatcher,
  RegistrationRequest,
  UnregistrationRequest,
} from "vscode-languageserver";
import type { Paths } from "./paths.ts";

/** Has the editor watch files on the disk, where it can. */
export interface Watcher {
  /** Descriptions that are to be watched beside the programs; asks only where they are others than before. */
  watch(descriptions: ReadonlySet<string>): void;
}

const method = "workspace/didChangeWatchedFiles";

/**
 * Watches through the editor.
 *
 * @param log a line for the log of the editor
 */
export function createWatcher(
  connection: Connection,
  paths: Paths,
  client: () => ClientCapabilities,
  log: (line: string) => void,
): Watcher {
  let watched = "";
  let registrations = 0;
  let last: string | undefined;
  return {
    watch(descriptions) {
      const capabilities = client().workspace?.didChangeWatchedFiles;
      const key = ["", ...[...descriptions].sort()].join("\n");
      if (capabilities?.dynamicRegistration !== true || key === watched) return;
      watched = key;
      const watchers: FileSystemWatcher[] = [
        { globPattern: "**/*.integ" },
        ...[...descriptions].map((file) => watcherOf(file, paths, capabilities.relativePatternSupport === true)),
      ];
      const previous = last;
      last = `integ-files-${++registrations}`;
      const failed = (): void => log("the editor does not watch files; they are looked at with each request");
      connection
        .sendRequest(RegistrationRequest.type, { registrations: [{ id: last, method, registerOptions: { watchers } }] })
        .catch(failed);
      if (previous === undefined) return;
      // The specification's own spelling.
      connection.sendRequest(UnregistrationRequest.type, { unregisterations: [{ id: previous, method }] }).catch(() => undefined);
    },
  };
}

/** Watches one file, in whatever folder it is. */
function watcherOf(file: string, paths: Paths, relative: boolean): FileSystemWatcher {
  const path = file.replaceAll("\\", "/");
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (!relative) return { globPattern: literal(path) };
  const uri = paths.toUri(file);
  return { globPattern: { baseUri: uri.slice(0, uri.lastIndexOf("/")), pattern: literal(name) } };
}

/** A glob that matches a path: there is no escape in globs, so what means something stands for any one character. */
function literal(path: string): string {
  return path.replaceAll(/[*?{}[\]!]/gu, "?");
}
