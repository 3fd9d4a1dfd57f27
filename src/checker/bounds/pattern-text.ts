/** A text as a regular expression that matches it and nothing else, with and without the flag `u`. */
export function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
