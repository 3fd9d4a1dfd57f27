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

/** The position of a byte offset, with its line's text. A very long line is cut around the place. */
export function positionInBytes(file: string, bytes: Uint8Array, offset: number, length: number): SourcePosition {
  let line = 0;
  let lineStart = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < offset; at = bytes.indexOf(0x0a, at + 1)) {
    line++;
    lineStart = at + 1;
  }
  const newline = bytes.indexOf(0x0a, offset);
  const lineEnd = Math.min(newline === -1 ? bytes.length : newline, offset + 2_000);
  let cut = Math.max(lineStart, offset - 2_000);
  // Not within a character.
  while (cut > lineStart && ((bytes[cut] ?? 0) & 0xc0) === 0x80) cut--;
  const decoder = new TextDecoder();
  const before = charactersIn(bytes, lineStart, cut);
  const character = before + decoder.decode(bytes.subarray(cut, offset)).length;
  const lineText = decoder.decode(bytes.subarray(cut, lineEnd)).replace(/\r$/, "");
  // What was cut off is made up by blanks, so that `character` stays true.
  return { file, line, character, length, lineText: " ".repeat(before) + lineText };
}

/** How many UTF-16 code units the UTF-8 of a range stands for. */
function charactersIn(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    // What goes on with a character counts nothing; beyond the basic plane one takes two.
    if (byte < 0x80 || byte > 0xbf) count += byte >= 0xf0 ? 2 : 1;
  }
  return count;
}
