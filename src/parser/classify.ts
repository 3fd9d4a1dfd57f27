import { type IToken, type TokenType, tokenMatcher } from "chevrotain";
import * as t from "./tokens.ts";

/** What may follow the name after a declaration's keyword, by which a declaration is known even inside an open block. */
const afterName = new Map<TokenType, readonly TokenType[]>([
  [t.System, [t.OpenBrace]],
  [t.Policy, [t.OpenBrace]],
  [t.Type, [t.Equal]],
  [t.Table, [t.OpenBrace, t.DoubleArrow]],
  [t.Map, [t.OpenParenthesis]],
  [t.Flow, [t.OpenBrace]],
  [t.Sync, [t.OpenBrace, t.DoubleArrow]],
  [t.Test, [t.StringLiteral, t.TemplateStart]],
  [t.Integration, [t.StringLiteral]],
]);

/** What is seen of the brackets on the way. */
export interface Brackets {
  /** An opening bracket that lies too deep to be parsed. */
  readonly tooDeep?: IToken | undefined;
  /** Opening brackets that are never closed. */
  readonly unclosed: readonly IToken[];
}

/**
 * Tells the keywords that start a declaration from the same words used as names, in place: all others become plain
 * names. A word starts a declaration outside of all brackets; inside of them only where the tokens after it allow
 * nothing else (`flow NAME {`), which is what a missing `}` looks like. Counts the depth of brackets on the way, so that
 * hostile nesting is known before anything recurses.
 */
export function classifyKeywords(tokens: IToken[], maximumDepth: number): Brackets {
  const open: IToken[] = [];
  const unclosed: IToken[] = [];
  for (const [index, token] of tokens.entries()) {
    const type = token.tokenType;
    if (type === t.OpenBrace || type === t.OpenBracket || type === t.OpenParenthesis || type === t.InterpolationStart) {
      open.push(token);
      if (open.length > maximumDepth) return { tooDeep: token, unclosed };
    } else if (type === t.CloseBrace || type === t.CloseBracket || type === t.CloseParenthesis) {
      // A closer of another kind closes what it fits: the brackets in between were left open.
      const partner = open.findLastIndex((opener) => closes(opener, token));
      if (partner !== -1) unclosed.push(...open.splice(partner).slice(1));
    } else if (t.declarationKeywords.includes(type)) {
      const startsDeclaration = isDeclarationShape(tokens, index);
      if (startsDeclaration) unclosed.push(...open.splice(0).slice(0, 1));
      else if (open.length > 0 || !couldStartDeclaration(tokens, index)) makeName(token);
    }
  }
  // Of several that are open at the end, the outermost says it all.
  return { unclosed: [...unclosed, ...open.slice(0, 1)] };
}

function closes(opener: IToken, closer: IToken): boolean {
  if (opener.tokenType === t.OpenBracket) return closer.tokenType === t.CloseBracket;
  if (opener.tokenType === t.OpenParenthesis) return closer.tokenType === t.CloseParenthesis;
  return closer.tokenType === t.CloseBrace;
}

function isDeclarationShape(tokens: readonly IToken[], index: number): boolean {
  const token = tokens[index];
  const name = tokens[index + 1];
  const follower = tokens[index + 2];
  if (token === undefined || name === undefined || follower === undefined) return false;
  if (tokens[index - 1]?.tokenType === t.Dot || tokens[index - 1]?.tokenType === t.OptionalDot) return false;
  return tokenMatcher(name, t.Identifier) && (afterName.get(token.tokenType)?.includes(follower.tokenType) ?? false);
}

/** Outside of brackets: not a member (`.map`), not the name of a setting (`type: …`). */
function couldStartDeclaration(tokens: readonly IToken[], index: number): boolean {
  const before = tokens[index - 1]?.tokenType;
  return before !== t.Dot && before !== t.OptionalDot && tokens[index + 1]?.tokenType !== t.Colon;
}

function makeName(token: IToken): void {
  token.tokenType = t.Identifier;
  const index = t.Identifier.tokenTypeIdx;
  if (index !== undefined) token.tokenTypeIdx = index;
}
