import type { FileHandle } from "../../source/host.ts";
import type { SourcePosition } from "../contract.ts";

/** How many bytes lie between two counts of lines. */
const blockSize = 65_536;

/** How many lines end in front of each block of a file: what finding the line of an offset takes, without reading all. */
export type LineCounts = readonly number[];

/** Counts the lines of a file. */
export function countLines(bytes: Uint8Array): LineCounts {
  const counts = [0];
  let lines = 0;
  let next = blockSize;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) {
    for (; at >= next; next += blockSize) counts.push(lines);
    lines++;
  }
  for (; next < bytes.length; next += blockSize) counts.push(lines);
  return counts;
}

/** As {@link positionInBytes}, reading no more of a file than the blocks that the line lies in. */
export function positionInFile(file: string, handle: FileHandle, counts: LineCounts, offset: number, length: number): SourcePosition {
  const last = Math.min(Math.floor(offset / blockSize), counts.length - 1);
  // Where the offset's own block has no line end in front of it, its line begins in an earlier one.
  let first = last;
  if (!handle.readRange(last * blockSize, offset).includes(0x0a)) while (first > 0 && counts[first] === counts[last]) first--;
  const start = first * blockSize;
  const bytes = handle.readRange(start, Math.min(handle.size, offset + longestLine));
  const { line, ...position } = positionInBytes(file, bytes, offset - start, length);
  return { ...position, line: (counts[first] ?? 0) + line };
}

/** How much of a line is shown on each side of a place. */
export const longestLine = 2_000;

/** The position of a byte offset, with its line's text. A very long line is cut around the place. */
export function positionInBytes(file: string, bytes: Uint8Array, offset: number, length: number): SourcePosition {
  let line = 0;
  let lineStart = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < offset; at = bytes.indexOf(0x0a, at + 1)) {
    line++;
    lineStart = at + 1;
  }
  const newline = bytes.indexOf(0x0a, offset);
  const lineEnd = Math.min(newline === -1 ? bytes.length : newline, offset + longestLine);
  let cut = Math.max(lineStart, offset - longestLine);
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
