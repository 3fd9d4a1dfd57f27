import type { Token } from "../../parser/parse.ts";
import { firstFrom } from "../../source/first-from.ts";
import type { Span } from "../../source/span.ts";
import { nodesAt } from "../../syntax/node-at.ts";
import type { SourceFile } from "../../syntax/nodes.ts";
import type { View } from "../view.ts";

/** What the tokens tell of a place between two characters. */
export interface Cursor {
  readonly offset: number;
  /** The name or number that is being written there, whole; empty where there is none. In a string, all of its text. */
  readonly word: Span;
  /** What of it stands in front of the cursor. */
  readonly typed: string;
  readonly tokens: readonly Token[];
  /** The index of the first token that is not in front of the word. */
  readonly index: number;
  /** The token in front of the word. */
  readonly previous: Token | undefined;
  /** The token behind the word. */
  readonly next: Token | undefined;
  /** The string that the cursor is in. */
  readonly string: StringCursor | undefined;
  /** The index of the bracket that the place is in; -1 where it is in none. */
  readonly bracket: number;
}

/** A string with the cursor in it. */
export interface StringCursor {
  /** Where it begins: its opening quote. */
  readonly start: number;
}

/** The kinds of token that begin a declaration; as names the same words are plain names. */
const declarationKinds: ReadonlySet<string> = new Set([
  ...["Integration", "Import", "System", "Policy", "Type", "Table", "Map", "Flow", "Sync", "Test", "Plan"],
]);
const openers: ReadonlySet<string> = new Set(["OpenBrace", "InterpolationStart", "OpenBracket", "OpenParenthesis"]);
const closers: ReadonlySet<string> = new Set(["CloseBrace", "CloseBracket", "CloseParenthesis"]);

/** The tokens around an offset; undefined within a comment, where nothing is offered. */
export function cursorAt({ text, parsed }: View, offset: number): Cursor | undefined {
  const { tokens, comments } = parsed;
  if (comments.some((comment) => comment.start < offset && offset <= comment.end)) return undefined;
  const string = stringAt(tokens, offset);
  if (string !== undefined) {
    const { token, index, content } = string;
    return make(tokens, index, tokens[string.next], offset, content, text, { start: token.start });
  }
  const last = indexBefore(tokens, offset);
  const quote = openQuoteBefore(text, offset);
  const isQuoted = tokens[last]?.kind === "QuotedIdentifier" && offset <= (tokens[last]?.end ?? 0);
  if (quote !== undefined && !isQuoted) {
    const index = indexBefore(tokens, quote) + 1;
    return make(tokens, index, tokens[last + 1], offset, { start: quote, end: offset }, text, undefined);
  }
  const touching = [tokens[last], tokens[last + 1]].find(
    (token) => token !== undefined && token.start <= offset && offset <= token.end && isWord(text, token),
  );
  if (touching === undefined) return make(tokens, last + 1, tokens[last + 1], offset, { start: offset, end: offset }, text, undefined);
  const index = tokens.indexOf(touching, Math.max(0, last));
  return make(tokens, index, tokens[index + 1], offset, { start: touching.start, end: touching.end }, text, undefined);
}

function make(
  tokens: readonly Token[],
  index: number,
  next: Token | undefined,
  offset: number,
  word: Span,
  text: string,
  string: StringCursor | undefined,
): Cursor {
  const typed = text.slice(word.start, offset);
  return { offset, word, typed, tokens, index, previous: tokens[index - 1], next, string, bracket: openBracketBefore(tokens, index) };
}

/** The index of the last token that begins in front of an offset; -1 where none does. */
function indexBefore(tokens: readonly Token[], offset: number): number {
  return firstFrom(tokens, offset, ({ start }) => start) - 1;
}

/** Where a name in back-quotes begins that nobody has closed yet on its line. */
function openQuoteBefore(text: string, offset: number): number | undefined {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const quotes = line.split("`").length - 1;
  return quotes % 2 === 0 ? undefined : offset - line.length + line.lastIndexOf("`");
}

function isWord(text: string, token: Token): boolean {
  return /[A-Za-z_`0-9]/u.test(text.charAt(token.start)) && token.kind !== "TemplateText";
}

/** The string around an offset: its first token, and its text as far as it may be replaced. */
function stringAt(
  tokens: readonly Token[],
  offset: number,
): { readonly token: Token; readonly index: number; readonly next: number; readonly content: Span } | undefined {
  const last = indexBefore(tokens, offset);
  const token = tokens[last];
  if (token === undefined) return undefined;
  if (token.kind === "String") {
    if (offset >= token.end) return undefined;
    return { token, index: last, next: last + 1, content: { start: token.start + 1, end: token.end - 1 } };
  }
  const isInText =
    (token.kind === "TemplateText" && offset <= token.end) ||
    (token.kind === "TemplateStart" && offset === token.end) ||
    (token.kind === "CloseBrace" && offset === token.end && tokens[openerOf(tokens, last)]?.kind === "InterpolationStart");
  if (!isInText) return undefined;
  let index = last;
  for (let depth = 0; index >= 0; index--) {
    const kind = tokens[index]?.kind;
    if (kind === "TemplateEnd" || kind === "TemplateBreak") depth++;
    else if (kind === "TemplateStart" && depth-- === 0) break;
  }
  const start = tokens[index];
  if (start === undefined) return undefined;
  let next = last + 1;
  while (tokens[next]?.kind === "TemplateText") next++;
  // The rest of a line behind a quote that nobody has closed is no part of the text.
  const isClosed = tokens[next]?.kind === "TemplateEnd";
  const end = isClosed ? (tokens[next]?.start ?? offset) : offset;
  const first = token.kind === "TemplateText" ? token.start : offset;
  return {
    token: start,
    index,
    next: next + 1,
    content: { start: first, end: Math.max(offset, end) },
  };
}

/** The index of the bracket that is open in front of a token; a declaration begins outside of all brackets. */
function openBracketBefore(tokens: readonly Token[], index: number): number {
  let depth = 0;
  for (let place = index - 1; place >= 0; place--) {
    const kind = tokens[place]?.kind ?? "";
    if (closers.has(kind)) depth++;
    else if (openers.has(kind)) {
      if (depth === 0) return place;
      depth--;
    } else if (declarationKinds.has(kind)) return -1;
  }
  return -1;
}

/** The index of the bracket that a closing one closes. */
function openerOf(tokens: readonly Token[], closer: number): number {
  return openBracketBefore(tokens, closer);
}

/** The index of the word that begins the declaration in front of a token; -1 where there is none. */
export function declarationBefore({ tokens, index }: Cursor): number {
  for (let place = index - 1; place >= 0; place--) if (declarationKinds.has(tokens[place]?.kind ?? "")) return place;
  return -1;
}

/** The kinds of token that a value ends with; names do so, too, unless they are words that something must follow. */
const valueEnds: ReadonlySet<string> = new Set([
  ...["CloseBrace", "CloseBracket", "CloseParenthesis", "String", "TemplateEnd", "TemplateBreak", "TemplateText", "Exclamation"],
  ...["Number", "Duration", "Status", "Percent", "True", "False", "Null", "Identifier", "QuotedIdentifier"],
]);
/** Keywords that something follows, where they are no names. */
const openWords: ReadonlySet<string> = new Set([
  ...["Let", "On", "Undo", "With", "If", "Else", "Match", "For", "In", "Parallel", "Fail", "Is", "As", "Schema", "Per", "Of", "When"],
  ...["Operation", "Webhooks", "Event", "Channel", "Assume", "From"],
]);

/**
 * Whether a value may end with the token in front of the word, so that something new may begin behind it. The words of the
 * language are names, too: which of both one is, the tree says.
 */
export function endsValue({ tokens, index }: Cursor, root: SourceFile): boolean {
  const token = tokens[index - 1];
  if (token === undefined) return false;
  if (valueEnds.has(token.kind)) return true;
  if (!openWords.has(token.kind)) return false;
  const before = tokens[index - 2]?.kind;
  if (before === "Dot" || before === "OptionalDot") return true;
  // Nothing behind them, these two are read as names.
  if (token.kind === "Fail" || token.kind === "Match") return false;
  const node = nodesAt(root, token.start).nodes.at(-1);
  return node?.kind === "Identifier" && node.start === token.start && node.end === token.end;
}
