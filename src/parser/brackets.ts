import type { IToken } from "chevrotain";
import * as t from "./tokens.ts";

/** What the brackets of a text say of the places where one of them is missing. */
export interface Brackets {
  /** Opening brackets that are never closed. */
  readonly open: ReadonlySet<IToken>;
  /** Those of them that are worth a message: of several around each other the outermost says it all. */
  readonly unclosed: readonly IToken[];
  /** Closing brackets that nothing opened, each with the offset at which its declaration begins. */
  readonly stray: readonly { readonly token: IToken; readonly from: number }[];
}

/** What a text is whose brackets are in order. */
export const balanced: Brackets = { open: new Set(), unclosed: [], stray: [] };

/**
 * Finds which brackets have no partner. Lines and indentation mean nothing to the language, but they tell what was meant: a `}`
 * that begins a line closes the block whose first line is indented as it is, and what was opened since then was left open.
 * Only asked where something does not fit.
 *
 * @param tokens classified: a keyword among them begins a declaration, outside of all brackets
 */
export function matchBrackets(tokens: readonly IToken[], text: string): Brackets {
  const unclosed: IToken[] = [];
  const all = new Set<IToken>();
  const stray: { token: IToken; from: number }[] = [];
  let open: IToken[] = [];
  let from = 0;
  const leave = (left: readonly IToken[]): void => {
    for (const token of left) all.add(token);
    unclosed.push(...left.slice(0, 1));
  };
  for (const token of tokens) {
    if (opens(token)) open.push(token);
    else if (isCloser(token)) {
      const partner = partnerOf(token, open, text);
      if (partner === -1) stray.push({ token, from });
      else leave(open.splice(partner).slice(1));
    } else if (t.declarationKeywords.includes(token.tokenType)) {
      leave(open);
      open = [];
      from = token.startOffset;
    }
  }
  leave(open);
  // As many as there can be messages: no text should take longer for having more.
  return { open: all, unclosed, stray: stray.slice(0, 100) };
}

export function opens({ tokenType: type }: IToken): boolean {
  return type === t.OpenBrace || type === t.OpenBracket || type === t.OpenParenthesis || type === t.InterpolationStart;
}

export function isCloser({ tokenType: type }: IToken): boolean {
  return type === t.CloseBrace || type === t.CloseBracket || type === t.CloseParenthesis;
}

/**
 * The bracket that a closer closes. A closer of another kind closes what it fits: the brackets in between were left open. But
 * what was opened on its line is not left open for a bracket of another line: then it is the closer that has no partner.
 */
function partnerOf(closer: IToken, open: readonly IToken[], text: string): number {
  const nearest = open.findLastIndex((opener) => closes(opener, closer));
  if (nearest === -1 || closer.tokenType !== t.CloseBrace) return nearest;
  if (!beginsLine(text, closer.startOffset)) {
    const line = text.lastIndexOf("\n", closer.startOffset - 1);
    const [partner, last] = [open[nearest], open.at(-1)];
    const isOther = partner !== undefined && last !== undefined && partner.startOffset < line && line < last.startOffset;
    return isOther ? -1 : nearest;
  }
  const indentation = indentationAt(text, closer.startOffset);
  const aligned = open.findLastIndex(
    (opener) => opener.tokenType === t.OpenBrace && indentationAt(text, opener.startOffset) === indentation,
  );
  return aligned === -1 ? nearest : aligned;
}

export function closes(opener: IToken, closer: IToken): boolean {
  if (opener.tokenType === t.OpenBracket) return closer.tokenType === t.CloseBracket;
  if (opener.tokenType === t.OpenParenthesis) return closer.tokenType === t.CloseParenthesis;
  return closer.tokenType === t.CloseBrace;
}

/** How far the line of an offset is indented, in characters. */
export function indentationAt(text: string, offset: number): number {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  let end = start;
  while (text[end] === " " || text[end] === "\t") end++;
  return end - start;
}

/** Whether nothing but blanks stands in front of an offset on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return text.lastIndexOf("\n", offset - 1) + 1 + indentationAt(text, offset) === offset;
}
