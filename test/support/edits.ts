/** A text after edits that do not overlap. */
export function withEdits(
  text: string,
  edits: readonly { readonly location: { readonly start: number; readonly end: number }; readonly newText: string }[],
): string {
  return [...edits]
    .sort((left, right) => right.location.start - left.location.start)
    .reduce((result, { location: { start, end }, newText }) => result.slice(0, start) + newText + result.slice(end), text);
}
