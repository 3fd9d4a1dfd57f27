import { type ILexingError, type IToken, Lexer } from "chevrotain";
import type { Comment } from "../syntax/nodes.ts";
import { codeTokens, stringTokens } from "./tokens.ts";

/** The tokens of a text, its comments, and what was no token at all. */
export interface Lexed {
  readonly tokens: IToken[];
  readonly comments: readonly Comment[];
  readonly errors: readonly ILexingError[];
}

let lexer: Lexer | undefined;

/** Splits a text into tokens. The lexer is made once, when it is first needed. */
export function lex(text: string): Lexed {
  lexer ??= new Lexer(
    { modes: { code: [...codeTokens], string: [...stringTokens] }, defaultMode: "code" },
    { positionTracking: "onlyOffset", ensureOptimizations: false, skipValidations: true },
  );
  const result = lexer.tokenize(text);
  const comments = (result.groups["comments"] ?? []).map((token): Comment => {
    const doc = token.image.startsWith("///") && !token.image.startsWith("////");
    return { start: token.startOffset, end: endOf(token), text: token.image, doc };
  });
  return { tokens: result.tokens, comments, errors: result.errors };
}

/** Where a token begins. */
export function startOfToken({ startOffset }: IToken): number {
  return startOffset;
}

/** Where a token ends, half-open (`endOffset` of chevrotain is inclusive and not tracked here). */
export function endOf(token: IToken): number {
  return token.startOffset + token.image.length;
}
