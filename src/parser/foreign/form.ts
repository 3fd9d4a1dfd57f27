import { type IToken, type TokenType, tokenMatcher } from "chevrotain";
import type { Span } from "../../source/span.ts";
import { endOf } from "../lexer.ts";
import * as t from "../tokens.ts";

/** A form of another language, where a mistake was noticed. */
export interface ForeignForm extends Span {
  /** What Integ has not, and what it has instead: the parts of the message. */
  readonly form: string;
  readonly instead: string;
  readonly title?: string | undefined;
  /** What mends it, where that is known. */
  readonly edits?: readonly TextEdit[] | undefined;
  /** Nothing else can have been meant. */
  readonly safe?: boolean | undefined;
}

/** Another text for a part of the text. */
export interface TextEdit extends Span {
  readonly newText: string;
}

/** A line in which a form of another language is looked for, and where the mistake was noticed. */
export interface Place {
  readonly text: string;
  readonly tokens: readonly IToken[];
  /** The first and the last token of the line, by their numbers. */
  readonly first: number;
  readonly last: number;
  /** The token at which the mistake was noticed; -1 where that is on the line below. */
  readonly at: number;
  /** The block that the mistake lies in, in words. */
  readonly context: string | undefined;
}

/** Looks for forms of one kind. */
export type Recognizer = (place: Place) => ForeignForm | undefined;

/** A recognizer that looks at each token of the line in turn. */
export function anywhere(recognize: (place: Place, index: number) => ForeignForm | undefined): Recognizer {
  return (place) => {
    for (let index = place.first; index <= place.last; index++) {
      const form = recognize(place, index);
      if (form !== undefined) return form;
    }
    return undefined;
  };
}

/** A recognizer that looks at the token at which the mistake was noticed. */
export function noticed(recognize: (place: Place, index: number) => ForeignForm | undefined): Recognizer {
  return (place) => (place.at < 0 ? undefined : recognize(place, place.at));
}

/** Whether a token is of a type; none is of none. */
export function isType({ tokens }: Place, index: number, ...types: readonly TokenType[]): boolean {
  const token = tokens[index];
  return token !== undefined && types.some((type) => tokenMatcher(token, type));
}

/** Whether a token is one of some words. */
export function isWord(place: Place, index: number, ...words: readonly string[]): boolean {
  return isType(place, index, t.Identifier) && words.includes(imageOf(place, index));
}

export function imageOf({ tokens }: Place, index: number): string {
  return tokens[index]?.image ?? "";
}

/** Where a token begins; the end of the text where there is none. */
export function startAt({ tokens, text }: Place, index: number): number {
  return tokens[index]?.startOffset ?? text.length;
}

/** Where a token ends. */
export function endAt({ tokens, text }: Place, index: number): number {
  const token = tokens[index];
  return token === undefined ? text.length : endOf(token);
}

/** Whether a token follows the one before it without a blank. */
export function isAdjacent(place: Place, index: number): boolean {
  return index > 0 && endAt(place, index - 1) === startAt(place, index);
}

/** Whether a token is the first of its line. */
export function isFirst({ text }: Place, offset: number): boolean {
  return /^[ \t]*$/u.test(text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset));
}

/** Whether a value ends with a token. */
export function endsValue(place: Place, index: number): boolean {
  return isType(
    place,
    index,
    t.Identifier,
    t.StringLiteral,
    t.TemplateEnd,
    t.NumberLiteral,
    t.CloseParenthesis,
    t.CloseBracket,
    t.Exclamation,
  );
}

const openers = [t.OpenBrace, t.OpenBracket, t.OpenParenthesis, t.InterpolationStart];
const closers = [t.CloseBrace, t.CloseBracket, t.CloseParenthesis];

/** How far is looked for what belongs to a form, so that no text takes long. */
const reach = 500;

/** The tokens behind one that stand in no brackets of their own, up to the bracket that ends what it stands in. */
export function* siblingsAfter(place: Place, index: number): Generator<number> {
  let depth = 0;
  for (let next = index + 1; next < Math.min(place.tokens.length, index + reach); next++) {
    if (isType(place, next, ...closers)) depth--;
    if (depth < 0) return;
    if (depth === 0) yield next;
    if (isType(place, next, ...openers)) depth++;
  }
}

/** The same in front of it, the nearest first. */
export function* siblingsBefore(place: Place, index: number): Generator<number> {
  let depth = 0;
  for (let before = index - 1; before >= Math.max(0, index - reach); before--) {
    if (isType(place, before, ...openers)) depth--;
    if (depth < 0) return;
    if (depth === 0) yield before;
    if (isType(place, before, ...closers)) depth++;
  }
}

/** Whether two places are on one line. */
export function onOneLine({ text }: Place, start: number, end: number): boolean {
  return !text.slice(start, end).includes("\n");
}
