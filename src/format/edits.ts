import { type ParseResult, parse } from "../parser/parse.ts";
import type { Span } from "../source/span.ts";
import { format } from "./format.ts";

/** Line feeds, as the style has them, or the ends of lines that the text has: an editor keeps its own. */
export type LineEnds = "style" | "text";

/** Replaces a part of a text. */
export interface FormattingEdit extends Span {
  readonly newText: string;
}

/**
 * What formatting changes, as small as can be: what stands between tokens and comments, and nothing of themselves, so that a
 * cursor stays where it is. Applying some of the edits and not others leaves the program as it is, too.
 */
export function formattingEdits(
  text: string,
  lineEnds: LineEnds = "style",
  parsed: ParseResult = parse(text, ""),
): readonly FormattingEdit[] {
  const { text: styled } = format(text, parsed);
  const formatted = lineEnds === "text" && text.includes("\r\n") ? styled.replaceAll(/\r?\n/g, "\r\n") : styled;
  if (formatted === text) return [];
  const before = anchorsOf(text, parsed);
  const after = anchorsOf(formatted, parse(formatted, ""));
  if (before.length !== after.length) return [edit(text, 0, text.length, formatted)];
  const edits: FormattingEdit[] = [];
  for (const [index, anchor] of before.entries()) {
    const counterpart = after[index] ?? anchor;
    const from = before[index - 1]?.end ?? 0;
    const counterFrom = after[index - 1]?.end ?? 0;
    edits.push(...gapEdits(text, from, anchor.start, formatted.slice(counterFrom, counterpart.start)));
    edits.push(edit(text, anchor.start, anchor.end, formatted.slice(counterpart.start, counterpart.end)));
  }
  return edits.filter(({ start, end, newText }) => start < end || newText !== "");
}

/** Signs that formatting adds and removes; they belong to what stands between the others. */
const light = new Set(["Comma", "Bar", "Colon"]);

const lightSigns = /([,|:])/;

/** What formatting keeps, in order, and the end of the text. */
function anchorsOf(text: string, { tokens, comments }: ParseResult): readonly Span[] {
  const kept: readonly Span[] = tokens.filter(({ kind }) => !light.has(kind));
  const ends: Span = { start: text.length, end: text.length };
  return [...kept, ...comments].sort((a, b) => a.start - b.start).concat(ends);
}

/** What changes between two anchors: around each light sign, where both sides have the same ones. */
function gapEdits(text: string, start: number, end: number, newText: string): readonly FormattingEdit[] {
  const before = text.slice(start, end).split(lightSigns);
  const after = newText.split(lightSigns);
  const same = before.length === after.length && before.every((part, index) => index % 2 === 0 || part === after[index]);
  if (!same) return [edit(text, start, end, newText)];
  let at = start;
  return before.map((part, index) => {
    const from = at;
    at += part.length;
    return edit(text, from, at, after[index] ?? "");
  });
}

/** A replacement without what both sides begin and end with. */
function edit(text: string, start: number, end: number, newText: string): FormattingEdit {
  const old = text.slice(start, end);
  let head = 0;
  while (head < old.length && old[head] === newText[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, newText.length) - head && old.at(-1 - tail) === newText.at(-1 - tail)) tail++;
  return { start: start + head, end: end - tail, newText: newText.slice(head, newText.length - tail) };
}
