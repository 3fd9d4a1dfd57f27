import type { ParseResult, Token } from "../parser/parse.ts";
import type { Comment } from "../syntax/nodes.ts";
import { blankLine, type CommentDoc, type Doc } from "./doc.ts";

/** The tokens are not those that the tree speaks of: something here was not understood, and stays as it is. */
export class NotUnderstood extends Error {}

/** A file, read from its first token to its last: every token and every comment goes into the document exactly once. */
export class Source {
  readonly text: string;
  readonly #tokens: readonly Token[];
  readonly #comments: readonly Comment[];
  #token = 0;
  #comment = 0;

  constructor(text: string, { tokens, comments, diagnostics }: ParseResult) {
    this.text = text;
    // Characters that are no token were reported; they are not to be lost.
    this.#tokens = diagnostics.length === 0 ? tokens : withUnknown(text, tokens, comments);
    this.#comments = comments;
  }

  /** Where the next token begins; the text's end behind the last. */
  get start(): number {
    return this.#tokens[this.#token]?.start ?? this.text.length;
  }

  /** Where the token before ends. */
  get end(): number {
    return this.#tokens[this.#token - 1]?.end ?? 0;
  }

  get atEnd(): boolean {
    return this.#token >= this.#tokens.length;
  }

  /** The text of a token: the next one, one before it (below 0), or one after it. */
  peek(distance = 0): string {
    const token = this.#tokens[this.#token + distance];
    return token === undefined ? "" : this.text.slice(token.start, token.end);
  }

  /** The kind of a token, as the parser calls it. */
  kind(distance = 0): string {
    return this.#tokens[this.#token + distance]?.kind ?? "";
  }

  /** The next token, with the comments in front of it. */
  next(): Doc {
    const token = this.#tokens[this.#token];
    if (token === undefined) throw new NotUnderstood();
    const comments = this.#flush(token.start);
    this.#token++;
    const text = this.text.slice(token.start, token.end);
    return comments.length === 0 ? text : [comments, text];
  }

  /** The next token, which is to have this text. */
  expect(text: string): Doc {
    if (this.peek() !== text) throw new NotUnderstood();
    return this.next();
  }

  /** The next token, where it has this text. */
  maybe(text: string): Doc | undefined {
    return this.peek() === text ? this.next() : undefined;
  }

  /** The next token, which is to begin at an offset. */
  at(offset: number): Doc {
    if (this.start !== offset) throw new NotUnderstood();
    return this.next();
  }

  /** Leaves out the next token; the comments in front of it stay in front of the one after it. */
  skip(): void {
    this.#token++;
  }

  /** What stands between the next token and an offset, as it is. */
  raw(end: number): Doc {
    const { start } = this;
    const comments = this.#flush(start);
    this.pass(end);
    return [comments, { kind: "raw", text: withLineFeeds(this.text.slice(start, end)) }];
  }

  /** Goes on at the first token and comment behind an offset. */
  pass(offset: number): void {
    while (this.start < offset) this.#token++;
    while ((this.#comments[this.#comment]?.start ?? offset) < offset) this.#comment++;
  }

  /** Where reading stands, to come back to. */
  get mark(): readonly [token: number, comment: number] {
    return [this.#token, this.#comment];
  }

  reset([token, comment]: readonly [token: number, comment: number]): void {
    this.#token = token;
    this.#comment = comment;
  }

  /** Whether the next token stands on another line than the one before. */
  get onNewLine(): boolean {
    return hasLineEnd(this.text.slice(this.end, this.start));
  }

  /** Whether an empty line stands in front of the next token, or of the comments in front of it that are still to come. */
  get afterBlank(): boolean {
    const from = this.#lastEnd;
    return hasBlankLine(this.text.slice(from, Math.min(this.start, this.#comments[this.#comment]?.start ?? this.start)));
  }

  /** The comment behind the last token, on its line. */
  trailing(): Doc | undefined {
    const comment = this.#comments[this.#comment];
    if (comment === undefined || comment.start > this.start || !this.#isTrailing(comment)) return undefined;
    this.#comment++;
    return this.#docOf(comment, true, false);
  }

  /** The comments in front of the next token, each on a line of its own, and what parts them from it. */
  leading(): readonly Doc[] {
    const docs: Doc[] = [];
    for (const comment of this.#pending(this.start)) {
      const blank = docs.length > 0 && this.#isAfterBlank(comment);
      this.#comment++;
      docs.push(this.#docOf(comment, false, blank));
    }
    if (docs.length > 0 && this.afterBlank) docs.push(blankLine);
    return docs;
  }

  /** The next comment in front of the next token. */
  comment(): Doc {
    const [comment] = this.#pending(this.start);
    if (comment === undefined) throw new NotUnderstood();
    this.#comment++;
    return this.#docOf(comment, false, false);
  }

  /** The comments in front of a closing bracket. */
  dangling(): readonly Doc[] {
    return this.#pending(this.start).map((comment) => {
      const blank = this.#isAfterBlank(comment);
      this.#comment++;
      return this.#docOf(comment, this.#isTrailing(comment), blank);
    });
  }

  /** Whether a comment that documents what follows stands in front of the next token. */
  get isDocumented(): boolean {
    return this.#pending(this.start).some((comment) => comment.doc);
  }

  /** Whether comments stand in front of the next token. */
  get isCommented(): boolean {
    return (this.#comments[this.#comment]?.start ?? this.text.length) < this.start;
  }

  #flush(start: number): readonly Doc[] {
    if ((this.#comments[this.#comment]?.start ?? start) >= start) return [];
    return this.#pending(start).map((comment) => {
      this.#comment++;
      return this.#docOf(comment, this.#isTrailing(comment), false);
    });
  }

  #pending(start: number): readonly Comment[] {
    let end = this.#comment;
    while ((this.#comments[end]?.start ?? start) < start) end++;
    return this.#comments.slice(this.#comment, end);
  }

  #docOf({ text }: Comment, trailing: boolean, blank: boolean): CommentDoc {
    return { kind: "comment", text: text.trimEnd(), trailing, blank };
  }

  #isTrailing({ start }: Comment): boolean {
    const before = Math.max(this.text.lastIndexOf("\n", start - 1), this.text.lastIndexOf("\r", start - 1));
    return this.text.slice(before + 1, start).trim() !== "";
  }

  #isAfterBlank({ start }: Comment): boolean {
    return hasBlankLine(this.text.slice(this.#lastEnd, start));
  }

  /** Where the last token or comment ended; a string that its line ended, in front of that. */
  get #lastEnd(): number {
    const end = this.text[this.end - 1] === "\n" ? this.end - 1 : this.end;
    return Math.max(end, this.#comments[this.#comment - 1]?.end ?? 0);
  }
}

/** The tokens, and between them what is none. */
function withUnknown(text: string, tokens: readonly Token[], comments: readonly Comment[]): readonly Token[] {
  const all: Token[] = [];
  let at = 0;
  const ends: Token = { kind: "End", start: text.length, end: text.length };
  const known = [...tokens, ...comments.map(({ start, end }) => ({ kind: "Comment", start, end }))].sort((a, b) => a.start - b.start);
  for (const token of [...known, ends]) {
    const gap = text.slice(at, token.start);
    const start = gap.search(/[^ \t\r\n\f\u00a0\ufeff]/);
    if (start !== -1) all.push({ kind: "Unknown", start: at + start, end: at + gap.replace(/[ \t\r\n\f\u00a0\ufeff]+$/, "").length });
    if (token.kind !== "Comment" && token !== ends) all.push(token);
    at = token.end;
  }
  return all;
}

/** A text with the one end of a line that the style has. */
export function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
}

function hasLineEnd(text: string): boolean {
  return text.includes("\n") || text.includes("\r");
}

function hasBlankLine(text: string): boolean {
  return /(?:\r\n|\r(?!\n)|\n)[ \t\f\u00a0\ufeff]*(?:\r\n|\r(?!\n)|\n)/.test(text);
}
