import type { ClientCapabilities, Connection, ServerCapabilities } from "vscode-languageserver";
import type { View } from "../ide/view.ts";
import type { Paths } from "./paths.ts";

/** What a feature asks the server for. */
export interface ServerState {
  /** The file of a document within its checked program, in the state of the last change; undefined where it cannot be read. */
  view(uri: string): View | undefined;
  readonly paths: Paths;
  /** What the editor says that it can; nothing before it has said so. */
  client(): ClientCapabilities;
}

/** One feature of the protocol, in one file: what the server says that it can, and how it answers. */
export interface Feature {
  readonly capabilities: ServerCapabilities;
  register(connection: Connection, state: ServerState): void;
}
