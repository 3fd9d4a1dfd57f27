import type { Fix } from "../../src/diagnostics/diagnostic.ts";

/** The files after a fix; those that it does not touch are the same. */
export function applyFix(files: Readonly<Record<string, string>>, fix: Fix): Readonly<Record<string, string>> {
  const changed: Record<string, string> = { ...files };
  // From the back, so that no place moves before it is changed.
  for (const { location, newText } of [...fix.edits].sort((left, right) => right.location.start - left.location.start)) {
    const text = changed[location.file];
    if (text === undefined) throw new Error(`The fix "${fix.title}" changes ${location.file}, which is no file of the program.`);
    changed[location.file] = text.slice(0, location.start) + newText + text.slice(location.end);
  }
  return changed;
}
