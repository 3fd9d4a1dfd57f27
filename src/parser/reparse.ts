import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { firstFrom } from "../source/first-from.ts";
import type { Location, Span } from "../source/span.ts";
import type { Declaration } from "../syntax/nodes.ts";
import { defaultLimits, type ParseResult, parse } from "./parse.ts";

/** A text with what parsing it gave. */
export interface ParsedText {
  readonly text: string;
  readonly parsed: ParseResult;
}

/** The declarations between which a text has changed, by their places in the text before. */
interface Region {
  /** Where it begins, in both texts. */
  readonly start: number;
  /** The first declaration that is read again. */
  readonly first: number;
  /** The first declaration behind it that is not; where there is none, it goes to the end. */
  readonly behind: number;
}

/**
 * Parses a text that another one became by a change, and gives what `parse` gives: what stands around the declarations that
 * changed is taken over. Where that could make a difference, all of it is parsed.
 */
export function reparse(before: ParsedText, text: string, file: string): ParseResult {
  return withRegion(before, text, file) ?? parse(text, file);
}

function withRegion({ text: old, parsed }: ParsedText, text: string, file: string): ParseResult | undefined {
  if (text.length > defaultLimits.size || text.includes("\0")) return undefined;
  const { declarations } = parsed.file;
  // What is wrong in the text before may have been noticed because of what changed, or the other way round.
  const wrong = [...parsed.noticed, ...parsed.diagnostics.map(({ location }) => location.end)];
  const region = regionOf(old, text, declarations, wrong);
  if (region === undefined) return undefined;
  const { start, first } = region;
  const behind = declarations[region.behind];

  // The declaration behind is read with the others, to see that it begins where it began; what is said of a mistake goes no further.
  const moved = text.length - old.length;
  const again = parse(text.slice(start, (declarations[region.behind + 1]?.start ?? old.length) + moved), file);
  const end = behind === undefined ? Number.POSITIVE_INFINITY : behind.start + moved - start;
  const found = again.file.declarations.length - (behind === undefined ? 0 : 1);
  if (again.file.declarations.length === 0 || again.noticed.some((offset) => offset > end)) return undefined;
  if (!again.diagnostics.every(({ location }) => isBefore(location, end))) return undefined;
  const reached = again.file.declarations[found];
  if (behind !== undefined && (reached?.start !== end || reached.doc?.text !== behind.doc?.text)) return undefined;

  const parts = <Part extends { readonly start: number }>(was: readonly Part[], is: readonly Part[]): Part[] => [
    ...was.slice(0, firstFrom(was, start, beginning)),
    ...is.slice(0, firstFrom(is, end, beginning)).map((part) => shifted(part, start)),
    ...(behind === undefined ? [] : was.slice(firstFrom(was, behind.start, beginning)).map((part) => shifted(part, moved))),
  ];
  return {
    file: {
      kind: "SourceFile",
      declarations: [
        ...declarations.slice(0, first),
        ...again.file.declarations.slice(0, found).map((declaration) => shifted(declaration, start)),
        ...declarations.slice(region.behind).map((declaration) => shifted(declaration, moved)),
      ],
      start: 0,
      end: text.length,
    },
    comments: parts(parsed.comments, again.comments),
    tokens: parts(parsed.tokens, again.tokens),
    diagnostics: again.diagnostics.map((diagnostic) => shiftedDiagnostic(diagnostic, start)),
    noticed: again.noticed.map((offset) => offset + start),
  };
}

/**
 * The declarations around a change, and around other offsets: with one on each side that did not change, for what follows a
 * declaration may belong to it.
 */
function regionOf(old: string, text: string, declarations: readonly Declaration[], others: readonly number[]): Region | undefined {
  const shorter = Math.min(old.length, text.length);
  let same = 0;
  while (same < shorter && old.charCodeAt(same) === text.charCodeAt(same)) same++;
  let sameAtEnd = 0;
  while (sameAtEnd < shorter - same && old.charCodeAt(old.length - 1 - sameAtEnd) === text.charCodeAt(text.length - 1 - sameAtEnd))
    sameAtEnd++;
  const from = Math.min(same, ...others);
  const to = Math.max(old.length - sameAtEnd, ...others);

  const touched = declarations.findLastIndex((declaration) => startOf(declaration) < from);
  const first = Math.max(0, touched - 1);
  const begin = declarations[first];
  const start = first === 0 || begin === undefined ? 0 : old.lastIndexOf("\n", startOf(begin)) + 1;
  // Two declarations on a line: how far one is indented cannot be seen without the other.
  if (begin !== undefined && first > 0 && old.slice(start, startOf(begin)).trim() !== "") return undefined;
  const next = declarations.findIndex((_, index) => index > first && (declarations[index - 1]?.end ?? 0) > to);
  return { start, first, behind: next === -1 ? declarations.length : next };
}

/** Where a declaration begins, with what is said about it. */
function startOf({ doc, start }: Declaration): number {
  return doc?.start ?? start;
}

function beginning({ start }: { readonly start: number }): number {
  return start;
}

/** Whether a mistake was made before an offset: it may have been noticed there, but goes no further. */
function isBefore({ start, end }: Span, offset: number): boolean {
  return end <= offset || start === offset;
}

function shiftedDiagnostic(diagnostic: Diagnostic, by: number): Diagnostic {
  const location = (at: Location): Location => ({ ...at, start: at.start + by, end: at.end + by });
  return {
    ...diagnostic,
    location: location(diagnostic.location),
    related: diagnostic.related.map((each) => shifted(each, by)),
    fixes: diagnostic.fixes.map((fix) => ({ ...fix, edits: fix.edits.map((edit) => ({ ...edit, location: location(edit.location) })) })),
  };
}

/** The same tree, so many characters further on. */
function shifted<Tree>(tree: Tree, by: number): Tree {
  // The shape stays what it is; the compiler cannot see it through the recursion.
  return by === 0 ? tree : (moved(tree, by) as Tree);
}

function moved(value: unknown, by: number): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => moved(item, by));
  const copy: Record<string, unknown> = { ...value };
  for (const name in copy) {
    const part = copy[name];
    if (typeof part === "object") copy[name] = moved(part, by);
    else if (typeof part === "number" && (name === "start" || name === "end")) copy[name] = part + by;
  }
  return copy;
}
