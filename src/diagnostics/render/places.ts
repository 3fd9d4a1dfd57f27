import type { LineMap } from "../../source/line-map.ts";
import type { Range } from "../../source/span.ts";
import type { RelatedLocation } from "../diagnostic.ts";

/** A zero-based place in a file that is no program, with the text of its line (shortened where it is very long). */
export interface DescriptionPlace {
  /** The file that it stands in: an overlay's, where that is what says it. */
  readonly file: string;
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly lineText: string;
}

/** What turning offsets and pointers into lines takes. */
export interface Places {
  /** A path as it is shown to a person. */
  display(file: string): string;
  /** The text of a file of the program; undefined where it is not at hand. */
  text(file: string): string | undefined;
  /** The lines of that text. */
  lines(file: string): LineMap | undefined;
  /** Where a JSON pointer of an API description, with its overlays, stands. */
  locate(file: string, pointer: string): DescriptionPlace | undefined;
}

const nowhere: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The file that a location is in: for a part of a description that an overlay says, the overlay. */
export function fileOf(location: RelatedLocation, places: Places): string {
  return "start" in location ? location.file : (places.locate(location.file, location.pointer)?.file ?? location.file);
}

/** The zero-based range of a location; the very beginning of its file where that cannot be found. */
export function rangeOf(location: RelatedLocation, places: Places): Range {
  if ("start" in location) return places.lines(location.file)?.range(location) ?? nowhere;
  const found = places.locate(location.file, location.pointer);
  if (found === undefined) return nowhere;
  return { start: { line: found.line, character: found.character }, end: { line: found.line, character: found.character + found.length } };
}
