import type { CancellationToken, ClientCapabilities, Connection, Position, ServerCapabilities } from "vscode-languageserver";
import type { View } from "../ide/view.ts";
import type { ReadFile } from "../workspace/read-program.ts";
import type { Paths } from "./paths.ts";

/**
 * What a feature asks the server for. Everything is in the state of the last change that the editor sent before the request,
 * as long as the feature does not wait for something.
 */
export interface ServerState {
  /** The file of a document within its checked program; undefined where it cannot be read. The same object until something changes. */
  view(uri: string): View | undefined;
  /**
   * The file as `view` gives it where that is at hand; else one that was checked no further than the declaration at a position:
   * for questions that cannot wait for the rest, and that nothing else decides.
   */
  viewAround(uri: string, position: Position): View | undefined;
  /** The file within each program that it belongs to, the one that `view` gives first: a file of maps may be imported by several. */
  views(uri: string): readonly View[];
  /** The paths of all `.integ` files that are open, lie in the folders of the editor, or are imported from there. */
  files(): readonly string[];
  /** A file of a program, parsed and nothing else, by its path; undefined where it cannot be read. */
  read(path: string): ReadFile | undefined;
  readonly paths: Paths;
  /** The folders that the editor has open. */
  folders(): readonly string[];
  /** What the editor says that it can; nothing before it has said so. */
  client(): ClientCapabilities;
  /**
   * Lets waiting messages in, in work that is longer than 10 ms or so. Throws where the request was cancelled in the meantime;
   * the state may be another afterwards, so views are to be taken again.
   */
  pause(token: CancellationToken): Promise<void>;
}

/** One feature of the protocol, in one file: what the server says that it can, and how it answers. */
export interface Feature {
  /** Merged over all features: objects by their members, lists put together. A function where it depends on what the editor can. */
  readonly capabilities: ServerCapabilities | ((client: ClientCapabilities) => ServerCapabilities);
  /**
   * Registers the handlers. One that throws is an error answer and a line in the log; one whose request was cancelled before
   * its turn is not called.
   */
  register(connection: Connection, state: ServerState): void;
}
