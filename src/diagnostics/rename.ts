import type { Location } from "../source/span.ts";
import type { Fix } from "./diagnostic.ts";

/** The fix that writes the name that was probably meant, as the `fixes` of a diagnostic; none where nothing is near. */
export function rename(location: Location, suggestion: string | undefined): readonly Fix[] {
  return suggestion === undefined ? [] : [{ title: `Write \`${suggestion}\``, edits: [{ location, newText: suggestion }] }];
}
