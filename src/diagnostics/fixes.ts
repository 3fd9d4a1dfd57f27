import type { Location, Span } from "../source/span.ts";
import type { Fix } from "./diagnostic.ts";

/*
 * Fixes as changes of text. Each gives the `fixes` of a diagnostic: one, or none where there is nothing to offer.
 */

/** Writes the name that was probably meant; nothing where none is near. */
export function rename(location: Location, suggestion: string | undefined): readonly Fix[] {
  return suggestion === undefined ? [] : replace(`Write \`${suggestion}\``, location, suggestion);
}

/** Writes something else in place of what is there. */
export function replace(title: string, location: Location, newText: string): readonly Fix[] {
  return [{ title, edits: [{ location, newText }] }];
}

/** Writes something behind what is there. */
export function append(title: string, location: Location, newText: string): readonly Fix[] {
  return replace(title, { ...location, start: location.end }, newText);
}

/** Takes away what stands at a place. */
export function remove(title: string, location: Location): readonly Fix[] {
  return replace(title, location, "");
}

/** Says of fixes that they may be applied without asking; see {@link Fix.safe}. */
export function safely(fixes: readonly Fix[]): readonly Fix[] {
  return fixes.map((fix) => ({ ...fix, safe: true }));
}

/** A part of a list or a block; a comment in front of it belongs to it. */
interface Part extends Span {
  readonly doc?: Span | undefined;
}

/** Takes one of several parts away, with what parts it from its neighbours. */
export function removePart(title: string, file: string, parts: readonly Part[], part: Part): readonly Fix[] {
  const index = parts.indexOf(part);
  const before = parts[index - 1];
  const after = parts[index + 1];
  if (before !== undefined) return remove(title, { file, start: before.end, end: part.end });
  const start = part.doc?.start ?? part.start;
  return remove(title, { file, start, end: after === undefined ? part.end : (after.doc?.start ?? after.start) });
}
