import { existsSync } from "node:fs";
import { isAbsolute, join } from "node:path";

/** The `integ` that the extension uses, and how it is started. */
export interface CommandLine {
  /** The program that is started. */
  readonly node: string;
  /** The script that it runs. */
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Where it comes from. */
  readonly from: "setting" | "workspace" | "extension";
}

/** What the choice of an `integ` depends on. */
export interface CommandLineOptions {
  /** The folder of the `integ` package that comes with the extension. */
  readonly carried: string;
  /** The folders of the workspace; none where it is not trusted. */
  readonly folders: readonly string[];
  /** The settings `integ.command` and `integ.node`; empty where they are not set. */
  readonly command: string;
  readonly node: string;
  /** The editor's own Node.js. */
  readonly own: { readonly path: string; readonly version: string };
}

/** Chooses an `integ`: the one that a setting names, else the workspace's own, else the one that comes with the extension. */
export function chooseCommandLine({ carried, folders, command, node, own }: CommandLineOptions): CommandLine {
  const candidates = [
    ...namedFolders(command, folders).map((folder) => ({ folder, from: "setting" as const })),
    ...folders.map((folder) => ({ folder: join(folder, "node_modules/integ"), from: "workspace" as const })),
  ];
  const found = candidates.find(({ folder }) => existsSync(scriptIn(folder)));
  return { ...chooseNode(node, own), script: scriptIn(found?.folder ?? carried), from: found?.from ?? "extension" };
}

/** A relative folder is one of the workspace's. */
function namedFolders(command: string, folders: readonly string[]): readonly string[] {
  if (command === "") return [];
  return isAbsolute(command) ? [command] : folders.map((folder) => join(folder, command));
}

function scriptIn(folder: string): string {
  return join(folder, "bin/integ.js");
}

/** The editor's own Node.js needs to be told that it is not to open a window. */
function chooseNode(node: string, own: CommandLineOptions["own"]): Pick<CommandLine, "node" | "environment"> {
  if (node !== "") return { node, environment: {} };
  return isNewEnough(own.version) ? { node: own.path, environment: { ELECTRON_RUN_AS_NODE: "1" } } : { node: "node", environment: {} };
}

function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 || (major === 22 && minor >= 19);
}
