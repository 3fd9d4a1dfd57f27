import { type IToken, type TokenType, tokenMatcher } from "chevrotain";
import { closes, isCloser, opens } from "./brackets.ts";
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

/**
 * Tells the keywords that start a declaration from the same words used as names, in place: all others become plain
 * names. A word starts a declaration outside of all brackets; inside of them only where the tokens after it allow
 * nothing else (`flow NAME {`), which is what a missing `}` looks like. Counts the depth of brackets on the way, so that
 * hostile nesting is known before anything recurses.
 */
export function classifyKeywords(tokens: IToken[], maximumDepth: number): { readonly tooDeep?: IToken; readonly isBalanced: boolean } {
  const open: IToken[] = [];
  let isBalanced = true;
  for (const [index, token] of tokens.entries()) {
    if (opens(token)) {
      open.push(token);
      if (open.length > maximumDepth) return { tooDeep: token, isBalanced };
    } else if (isCloser(token)) {
      // A closer of another kind closes what it fits: the brackets in between were left open.
      const partner = open.findLastIndex((opener) => closes(opener, token));
      isBalanced &&= partner !== -1 && partner === open.length - 1;
      if (partner !== -1) open.length = partner;
    } else if (t.declarationKeywords.includes(token.tokenType)) {
      if (isDeclarationShape(tokens, index)) {
        isBalanced &&= open.length === 0;
        open.length = 0;
      } else if (open.length > 0 || !couldStartDeclaration(tokens, index)) makeName(token);
    }
  }
  return { isBalanced: isBalanced && open.length === 0 };
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
