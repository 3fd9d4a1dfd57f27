import type { Edit, Fix } from "./diagnostic.ts";

/** The edits of fixes that can be applied at once: a fix that would change what another one changes is left for later. */
export function compatible(fixes: readonly Fix[]): readonly Fix[] {
  const taken: Edit[] = [];
  return fixes.filter(({ edits }) => {
    if (edits.some((edit) => taken.some((other) => touches(edit, other)))) return false;
    taken.push(...edits);
    return true;
  });
}

/** Whether two edits cannot both be applied: they change the same text, or write at the same place. */
function touches({ location: left }: Edit, { location: right }: Edit): boolean {
  return left.file === right.file && left.start <= right.end && right.start <= left.end;
}

/** The text of a file after the edits that concern it; they must not overlap. What is inserted at one place stands in the order given. */
export function applyEdits(text: string, file: string, edits: readonly Edit[]): string {
  return edits
    .filter(({ location }) => location.file === file)
    .toReversed()
    .sort((left, right) => right.location.start - left.location.start)
    .reduce((changed, { location, newText }) => changed.slice(0, location.start) + newText + changed.slice(location.end), text);
}
