import type { Range, TextDocumentIdentifier } from "vscode-languageserver";

/*
 * What the server answers beyond the Language Server Protocol, for editors that show more than the protocol knows of.
 */

/** The notification by which a page gives the server its files; a browser has no disk. */
export const filesMethod = "integ/files";

/** Files of a page, by path; `null` for one that is gone. */
export interface FilesParameters {
  readonly files: Readonly<Record<string, string | null>>;
}

/** The notification by which the server says what it looked for and did not find, each path once. */
export const missingFilesMethod = "integ/missingFiles";

/** The paths of what is missing. */
export interface MissingFilesParameters {
  readonly paths: readonly string[];
}

/** Asks about the program of a document. */
export interface ProgramParameters {
  readonly textDocument: TextDocumentIdentifier;
}

/** `integ/status`: what the compiler says of the program that a document belongs to; null where it cannot be read. */
export interface ProgramStatus {
  readonly errors: number;
  readonly warnings: number;
  /** Constraints of the systems that hold for every record. */
  readonly proved: number;
  /** Constraints that are checked for each record when it comes. */
  readonly guarded: number;
}

/** `integ/tests`: one test of a document, in the order in which they stand in it. */
export interface DocumentTest {
  /** The map or flow that is tested. */
  readonly target: string;
  readonly title: string;
  readonly range: Range;
}

/** `integ/generated`: one file of the connector that the program of a document compiles to. */
export interface GeneratedFile {
  /** Relative to the folder that it would be written to. */
  readonly path: string;
  readonly text: string;
}

export const programStatus = "integ/status";
export const documentTests = "integ/tests";
export const generatedFiles = "integ/generated";
