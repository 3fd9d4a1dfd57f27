import { EOF, type IToken } from "chevrotain";
import { firstFrom } from "../../source/first-from.ts";
import { startOfToken } from "../lexer.ts";
import { declarationKeywords } from "../tokens.ts";
import type { ForeignForm, Place } from "./form.ts";
import { layout } from "./layout.ts";
import { signs } from "./signs.ts";
import { words } from "./words.ts";

const recognizers = [...signs, ...words, ...layout];

/** Nobody writes a line of more tokens by hand. */
const longestLine = 200;

/** A part of a text, with its tokens. */
interface Part {
  readonly text: string;
  readonly tokens: readonly IToken[];
}

/**
 * The form of another language that a mistake of the syntax comes from, if it is one: looked for on the line on which the
 * mistake was noticed, and on the one before. Only asked where something is wrong, so that it costs nothing otherwise. Nothing
 * is looked at but the declaration that the mistake stands in, and the next one.
 *
 * @param offset where the mistake was noticed
 * @param context the block that it lies in, in words
 */
export function recognizeForeign(whole: Part, offset: number, context: string | undefined): ForeignForm | undefined {
  const { text, tokens } = around(whole, offset);
  const at = Math.min(firstFrom(tokens, offset, startOfToken), tokens.length - 1);
  const onLine = lineOf(text, tokens, at);
  if (onLine === undefined) return undefined;
  const above = lineOf(text, tokens, onLine.first - 1);
  const places: Place[] = [{ text, tokens, ...onLine, at, context }];
  // What is left out is noticed behind the token in front of it, which may end the line above.
  const noticedAbove = above !== undefined && (tokens[above.last]?.startOffset ?? 0) < offset;
  if (noticedAbove) places.push({ text, tokens, ...above, at: -1, context });
  for (const place of places)
    for (const recognize of recognizers) {
      const form = recognize(place);
      if (form !== undefined) return form;
    }
  return undefined;
}

/** The declaration that an offset stands in and the one behind it; at the first word of one, that is the one behind. */
function around({ text, tokens }: Part, offset: number): Part {
  const isKeyword = (index: number): boolean => declarationKeywords.includes(tokens[index]?.tokenType ?? EOF);
  const at = firstFrom(tokens, offset, startOfToken);
  let first = Math.max(0, at - 1);
  while (first > 0 && !isKeyword(first)) first--;
  let end = at;
  for (let left = 2; end < tokens.length; end++) if (isKeyword(end) && --left === 0) break;
  return { text: text.slice(0, tokens[end]?.startOffset ?? text.length), tokens: tokens.slice(first, end) };
}

/** The first and the last token of the line of one. */
function lineOf(text: string, tokens: readonly IToken[], index: number): Pick<Place, "first" | "last"> | undefined {
  if (tokens[index] === undefined) return undefined;
  const parted = (left: number): boolean => {
    const [before, after] = [tokens[left], tokens[left + 1]];
    return before === undefined || after === undefined || text.slice(before.startOffset, after.startOffset).includes("\n");
  };
  let [first, last] = [index, index];
  while (!parted(first - 1) && index - first < longestLine) first--;
  while (!parted(last) && last - index < longestLine) last++;
  return { first, last };
}
