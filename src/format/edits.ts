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
  const before = stretchesOf(text, parsed);
  const after = stretchesOf(formatted, parse(formatted, ""));
  if (before.length !== after.length) return [edit(text, { start: 0, end: text.length }, formatted)];
  return before
    .flatMap((stretch, index) => stretchEdits(text, stretch, formatted, after[index] ?? stretch))
    .filter(({ start, end, newText }) => start < end || newText !== "");
}

/** Signs that formatting adds and removes; they belong to what stands between the others. */
const light = new Set(["Comma", "Bar", "Colon"]);

const lightSigns = /([,|:])/;

/** What stands from one token that is kept to the end of the next: blanks and light signs, by turns with comments and the token. */
type Stretch = readonly Span[];

function stretchesOf(text: string, { tokens, comments }: ParseResult): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  let next = 0;
  for (const token of [...tokens.filter(({ kind }) => !light.has(kind)), { start: text.length, end: text.length }]) {
    const stretch: Span[] = [];
    for (let comment = comments[next]; comment !== undefined && comment.start < token.start; comment = comments[++next]) {
      stretch.push({ start: at, end: comment.start }, comment);
      at = comment.end;
    }
    stretch.push({ start: at, end: token.start }, token);
    at = token.end;
    stretches.push(stretch);
  }
  return stretches;
}

function stretchEdits(text: string, before: Stretch, formatted: string, after: Stretch): readonly FormattingEdit[] {
  const edits = before.map((part, index) => partEdits(text, part, textOf(formatted, after[index] ?? part)));
  if (before.length === after.length && edits.every((each) => each !== undefined)) return edits.flat();
  // A comma went from one side of a comment to the other: both belong together.
  const whole = (stretch: Stretch): Span => ({ start: stretch[0]?.start ?? 0, end: stretch.at(-1)?.end ?? 0 });
  return [edit(text, whole(before), textOf(formatted, whole(after)))];
}

/** What changes around each light sign; undefined where both sides do not have the same ones. */
function partEdits(text: string, span: Span, newText: string): readonly FormattingEdit[] | undefined {
  const old = textOf(text, span);
  if (old === newText) return [];
  // A comment, or a token.
  if (old.trim() !== "" && !/^[\s,|:]*$/.test(old)) return [edit(text, span, newText)];
  const before = old.split(lightSigns);
  const after = newText.split(lightSigns);
  if (before.length !== after.length || before.some((part, index) => index % 2 === 1 && part !== after[index])) return undefined;
  let { start } = span;
  return before.map((part, index) => {
    const at = { start, end: start + part.length };
    start = at.end;
    return edit(text, at, after[index] ?? "");
  });
}

function textOf(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

/** A replacement without what both sides begin and end with. */
function edit(text: string, span: Span, newText: string): FormattingEdit {
  const old = textOf(text, span);
  let head = 0;
  while (head < old.length && old[head] === newText[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, newText.length) - head && old.at(-1 - tail) === newText.at(-1 - tail)) tail++;
  return { start: span.start + head, end: span.end - tail, newText: newText.slice(head, newText.length - tail) };
}
