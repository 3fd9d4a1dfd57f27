import { type FormattingEdit, formattingEdits } from "../format/edits.ts";
import type { ParseResult } from "../parser/parse.ts";
import type { Span } from "../source/span.ts";
import type { Node } from "../syntax/nodes.ts";
import { childrenOf } from "../syntax/walk.ts";

export type { FormattingEdit };

/** A file as it is to be formatted: its text and syntax, and nothing of what it means. */
export interface FormattedFile {
  readonly text: string;
  readonly parsed: ParseResult;
}

/** What formatting the whole file changes. */
export function formatting({ text, parsed }: FormattedFile): readonly FormattingEdit[] {
  return formattingEdits(text, "text", parsed);
}

/** What formatting changes in the declarations, members, fields or steps that ranges touch: the smallest that hold all of a range. */
export function rangeFormatting(file: FormattedFile, ranges: readonly Span[]): readonly FormattingEdit[] {
  const scopes = ranges.map((range) => scopeOf(file, range));
  return formatting(file).filter((edit) => scopes.some(({ start, end }) => edit.start >= start && edit.end <= end));
}

/**
 * What is put right while somebody types, after `}` and the end of a line: blanks within the lines of the block around the
 * cursor, and the indentation of the cursor's line. Nothing but blanks changes, and no line begins or ends anew.
 *
 * @param offset the cursor, behind what was typed
 */
export function onTypeFormatting(file: FormattedFile, offset: number, typed: string): readonly FormattingEdit[] {
  const { text } = file;
  const closed = typed === "}";
  const opener = openerBefore(file, closed ? offset - 1 : offset);
  const line = lineAt(text, offset);
  const block: Span = { start: opener?.start ?? offset, end: closed ? offset : line.start };
  const edits = formatting(file).filter(
    ({ start, end, newText }) =>
      start >= block.start && end <= block.end && end <= line.start && isBlank(newText) && isBlank(text.slice(start, end)),
  );
  const indentation = indentationEdit(file, line, opener, closed);
  return indentation === undefined ? edits : [...edits, indentation];
}

/** The blanks that the cursor's line begins with, where they are not what the block around it asks for. */
function indentationEdit({ text }: FormattedFile, line: Span, opener: Span | undefined, closed: boolean): FormattingEdit | undefined {
  const written = /^[ \t]*/.exec(text.slice(line.start, line.end))?.[0] ?? "";
  const rest = text.slice(line.start + written.length, line.end);
  const closes = /^[}\])]/.test(rest);
  if (closed && !closes) return undefined;
  const outer = opener === undefined ? 0 : indentationOf(text, opener.start);
  const wanted = " ".repeat(closes || opener === undefined ? outer : outer + 2);
  // Deeper than the block is where a value goes on, or a clause: that is for whoever types to decide.
  if (!closes && written.length >= wanted.length) return undefined;
  return written === wanted ? undefined : { start: line.start, end: line.start + written.length, newText: wanted };
}

const openers = new Set(["OpenBrace", "OpenBracket", "OpenParenthesis", "InterpolationStart"]);
const closers = new Set(["CloseBrace", "CloseBracket", "CloseParenthesis"]);

/** The innermost bracket that is open at an offset. */
function openerBefore({ parsed }: FormattedFile, offset: number): Span | undefined {
  const open: Span[] = [];
  for (const token of parsed.tokens) {
    if (token.start >= offset) break;
    if (openers.has(token.kind)) open.push(token);
    else if (closers.has(token.kind)) open.pop();
  }
  return open.at(-1);
}

function indentationOf(text: string, offset: number): number {
  const { start } = lineAt(text, offset);
  return /^ */.exec(text.slice(start, offset))?.[0].length ?? 0;
}

/** The line of an offset, without its end. */
function lineAt(text: string, offset: number): Span {
  const end = text.slice(offset).search(/[\r\n]/);
  return { start: text.lastIndexOf("\n", offset - 1) + 1, end: end === -1 ? text.length : offset + end };
}

function isBlank(text: string): boolean {
  return /^[ \t]*$/.test(text);
}

/** The nodes that a range touches: of the innermost one that begins a line and holds the whole range, or several of a row. */
function scopeOf({ text, parsed }: FormattedFile, range: Span): Span {
  let scope: Span = range;
  let node: Node | undefined = parsed.file;
  while (node !== undefined) {
    const touched: readonly Node[] = childrenOf(node).filter(({ start, end }) => start <= range.end && end >= range.start && start < end);
    const [first] = touched;
    const last = touched.at(-1);
    if (first === undefined || last === undefined) break;
    const [only] = touched.length === 1 ? touched : [];
    const holds = only !== undefined && only.start <= range.start && only.end >= range.end;
    // The name of a setting begins with it, and is no part of its own.
    if (holds && ((node !== parsed.file && only.start === node.start) || !beginsLine(text, only.start))) {
      node = only;
      continue;
    }
    scope = { start: Math.min(lineAt(text, first.start).start, range.start), end: Math.max(last.end, range.end) };
    node = holds ? only : undefined;
  }
  return scope;
}

function beginsLine(text: string, offset: number): boolean {
  return isBlank(text.slice(lineAt(text, offset).start, offset));
}
