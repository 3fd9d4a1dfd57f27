import type { OutputFile } from "../../src/codegen/file.ts";
import type { FilesParameters } from "../../src/language-server/requests.ts";
import type { FailureRow } from "../../src/workspace/failure-table.ts";

/*
 * What the page and its workers say to each other, beside the Language Server Protocol.
 */

/** Files by path, as the page knows them; `null` for one that is gone. */
export type Files = FilesParameters["files"];

/** To the compiler's worker. */
export type CompilerRequest =
  | { readonly kind: "files"; readonly files: Files }
  | { readonly kind: "compile"; readonly id: number; readonly entry: string }
  /** Asks for the program with one system more, that of a description beside it. */
  | { readonly kind: "add"; readonly entry: string; readonly description: string };

/** From the compiler's worker. */
export type CompilerAnswer = Compiled | Extended;

/** A program with one system more, or why there is none. */
export interface Extended {
  readonly kind: "extended";
  readonly entry: string;
  readonly text: string | undefined;
}

/** What a program becomes. */
export interface Compiled {
  readonly kind: "compiled";
  readonly id: number;
  /** Why there is nothing, in words. */
  readonly problem?: string | undefined;
  readonly files: readonly OutputFile[];
  /** The same without types, by the names under which they import each other. */
  readonly modules: Readonly<Record<string, string>>;
  readonly maps: readonly TriableMap[];
  readonly failures: readonly FailureSection[];
  readonly proved: number;
  readonly guards: readonly GuardRow[];
}

/** A map that can be called with JSON. */
export interface TriableMap {
  readonly name: string;
  /** Its name in the generated code. */
  readonly exported: string;
  readonly parameters: readonly string[];
  readonly environment: readonly string[];
  /** What one of the program's tests gives it. */
  readonly given: readonly unknown[] | undefined;
}

/** What can go wrong in one flow, or in one call of it. */
export interface FailureSection {
  readonly title: string;
  /** Zero-based. */
  readonly line: number;
  readonly rows: readonly FailureRow[];
}

/** One constraint that is checked at run time. */
export interface GuardRow {
  readonly site: string;
  readonly constraint: string;
  readonly reason: string;
  /** Zero-based, in the program's file. */
  readonly line: number;
}

/** To the worker in which a map runs. */
export interface TryRequest {
  readonly modules: Readonly<Record<string, string>>;
  /** Where a page finds what generated code imports. */
  readonly packages: Readonly<Record<string, string>>;
  readonly map: string;
  readonly values: readonly unknown[];
}

/** From it: the result as JSON, or why there is none. */
export type TryResult = { readonly json: string } | { readonly refused: string };
