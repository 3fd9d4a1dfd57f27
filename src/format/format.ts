import { type ParseResult, parse } from "../parser/parse.ts";
import type { Span } from "../source/span.ts";
import type { Declaration } from "../syntax/nodes.ts";
import { declarationOf } from "./declarations.ts";
import { print } from "./print.ts";
import { isSameProgram } from "./same-program.ts";
import { NotUnderstood, Source, withLineFeeds } from "./source.ts";

/** What became of a text. */
export interface Formatted {
  /** In the one style; what was not understood stands as it was. */
  readonly text: string;
  /** Parts of the text that were left as they are, for they have mistakes of syntax. */
  readonly left: readonly Span[];
  /** Why nothing was done: the parser refuses the text, or the result would have been another program, which is a mistake of the formatter. */
  readonly failure?: "refused" | "unsafe";
}

/**
 * Formats a program. What it means stays as it is: the tree of the result is that of the text, all comments stand in the same
 * order, and empty lines part what they parted. Never throws; a text that cannot be formatted is given back.
 *
 * @param parsed the text as it was parsed, where that is known
 */
export function format(text: string, parsed: ParseResult = parse(text, "")): Formatted {
  if (parsed.tokens.length === 0 && parsed.diagnostics.length > 0) return { text, left: [], failure: "refused" };
  const { parts, left } = partsOf(new Source(text, parsed), parsed);
  // Behind a string that has no end, the end of a line would be a part of it.
  const open = parts.at(-1)?.kind === "left" && !/[\r\n]$/.test(text);
  const formatted = open ? assembled(parts).slice(0, -1) : assembled(parts);
  if (formatted === text) return { text, left };
  const again = parse(formatted, "");
  const same =
    isSameProgram(parsed.file, again.file) && again.comments.length === parsed.comments.length && inkOf(text) === inkOf(formatted);
  return same ? { text: formatted, left } : { text, left: [], failure: "unsafe" };
}

/** All characters but blanks and the signs that formatting adds and removes. */
function inkOf(text: string): string {
  return text.replaceAll(/[\s,|:]/g, "");
}

/** A declaration, a comment, or text that was not understood. */
interface Part {
  readonly text: string;
  /** An empty line stands in front of it in the source. */
  readonly blank: boolean;
  /** Behind the part before it, on its line. */
  readonly trailing: boolean;
  readonly kind: "declaration" | "comment" | "left";
}

function partsOf(source: Source, { file, diagnostics }: ParseResult): { readonly parts: readonly Part[]; readonly left: readonly Span[] } {
  const parts: Part[] = [];
  const left: Span[] = [];
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ location }) => location);
  const { declarations } = file;
  let index = 0;
  while (!source.atEnd) {
    while ((declarations[index]?.start ?? source.start) < source.start) index++;
    addComments(source, parts);
    const blank = source.afterBlank;
    const { start } = source;
    const declaration = declarations[index];
    const begins = declaration?.start === start;
    const next = declarations[begins ? index + 1 : index]?.start ?? source.text.length;
    const text = begins && !isBroken(declaration, next, errors) ? laidOut(source, declaration) : undefined;
    if (text !== undefined) {
      parts.push({ text, blank, trailing: false, kind: "declaration" });
      continue;
    }
    const end = lastEnd(source, next);
    const from = lineStart(source.text, start);
    // A string that its line ends has the end of the line in it.
    const kept = withLineFeeds(source.text.slice(from, end)).replace(/\n$/, "");
    parts.push({ text: kept, blank, trailing: false, kind: "left" });
    left.push({ start, end });
    source.pass(end);
  }
  addComments(source, parts);
  return { parts, left };
}

/** The comments in front of the next declaration, and the one behind the declaration before. */
function addComments(source: Source, parts: Part[]): void {
  const trailing = source.trailing();
  if (trailing !== undefined) parts.push({ text: print(trailing), blank: false, trailing: parts.length > 0, kind: "comment" });
  while (source.isCommented) {
    const blank = source.afterBlank;
    parts.push({ text: print(source.comment()), blank, trailing: false, kind: "comment" });
  }
}

/** Whether a mistake lies in a declaration, or between it and the next, where its end may be missing. */
function isBroken(declaration: Declaration, next: number, errors: readonly Span[]): boolean {
  return errors.some(({ start, end }) => start <= declaration.end && end >= declaration.start && start < next);
}

function laidOut(source: Source, declaration: Declaration): string | undefined {
  const { mark } = source;
  try {
    const doc = declarationOf(source, declaration);
    if (source.end === declaration.end) return print(doc);
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
  }
  source.reset(mark);
  return undefined;
}

/** The end of the last token in front of an offset. */
function lastEnd(source: Source, next: number): number {
  const { mark } = source;
  source.pass(next);
  const { end } = source;
  source.reset(mark);
  return end;
}

/** Where the line of an offset begins, if nothing but blanks stands in front of it there. */
function lineStart(text: string, offset: number): number {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return /^[ \t]*$/.test(text.slice(start, offset)) ? start : offset;
}

function assembled(parts: readonly Part[]): string {
  let text = "";
  for (const [index, part] of parts.entries()) {
    if (index > 0) text += part.trailing ? " " : isParted(parts, index) ? "\n\n" : "\n";
    text += part.text;
  }
  return text === "" ? "" : `${text}\n`;
}

/** Whether an empty line stands in front of a part: where the source has one, and around declarations of several lines. */
function isParted(parts: readonly Part[], index: number): boolean {
  const part = parts[index];
  if (part === undefined || part.blank) return true;
  let from = index;
  while (parts[from - 1]?.trailing === true) from--;
  const before = parts[from - 1];
  if (before?.kind !== "declaration") return false;
  let to = index;
  // Comments belong to what follows them without an empty line.
  while (parts[to]?.kind === "comment") {
    to++;
    if (parts[to]?.blank !== false) return false;
  }
  const after = parts[to];
  return after?.kind === "declaration" && (before.text.includes("\n") || after.text.includes("\n"));
}
