import type { Json } from "../../types/type.ts";
import type { SourcePosition } from "../contract.ts";

/** A file of JSON or YAML, read in parts. */
export interface SourceDocument {
  readonly file: string;
  /** The value at a JSON pointer; undefined where there is none. Parts are built on demand and remembered. */
  value(pointer: string): Json | undefined;
  /** The keys of the object at a pointer, in order; empty where there is no object. Cheaper than its value where it is indexed. */
  keys(pointer: string): readonly string[];
  /** Where the value at a pointer stands (its key, where it has one); the nearest part that exists for a pointer that leads nowhere. */
  locate(pointer: string): SourcePosition | undefined;
  /** Keys that stand twice in one object, and what else a reader would not see. */
  readonly duplicateKeys: readonly string[];
}

/** Why a file is no document: in words, and where. */
export interface DocumentFailure {
  readonly reason: string;
  /** Zero-based. */
  readonly position?: { readonly line: number; readonly character: number } | undefined;
}
