import { getLookaheadPaths, type ILookaheadStrategy, type IToken, LLkLookaheadStrategy, type TokenType } from "chevrotain";

type Build = ILookaheadStrategy["buildLookaheadForAlternation"];

/** chevrotain's way to the next token that does not look for the end first; it is there but not among the public types. */
interface Reader {
  readonly LA_FAST: (distance: number) => IToken;
}

/**
 * Chooses between alternatives by a table over the next token, as chevrotain itself does where no alternative has a gate. Where
 * one has, it tries all paths of all alternatives at each place, which is half of the time that parsing takes.
 */
export class TableLookahead extends LLkLookaheadStrategy {
  override buildLookaheadForAlternation(options: Parameters<Build>[0]): ReturnType<Build> {
    const { prodOccurrence: occurrence, rule, maxLookahead, hasPredicates } = options;
    const paths = getLookaheadPaths({ occurrence, rule, prodType: "Alternation", maxLookahead });
    if (!hasPredicates || paths.some((ways) => ways.some((way) => way.length > 1))) return super.buildLookaheadForAlternation(options);
    const tokensOf = paths.map((ways) => new Set(ways.flat().flatMap(withCategory)));
    // An alternative that may be empty takes any token.
    const takesAny = paths.map((ways) => ways.some((way) => way.length === 0));
    const takers = (token?: number): readonly number[] =>
      paths.flatMap((_, index) =>
        takesAny[index] === true || (token !== undefined && tokensOf[index]?.has(token) === true) ? [index] : [],
      );
    const table: (readonly number[])[] = [];
    for (const tokens of tokensOf) for (const token of tokens) table[token] ??= takers(token);
    const others = takers();
    return function (this: unknown, alternatives) {
      const { tokenTypeIdx } = (this as Reader).LA_FAST(1);
      for (const index of table[tokenTypeIdx] ?? others) if (alternatives?.[index]?.GATE?.call(this) !== false) return index;
      return undefined;
    };
  }
}

/** A type of token by its number, and those that are one too: a keyword is an identifier. */
function withCategory({ tokenTypeIdx, categoryMatches }: TokenType): readonly number[] {
  return [...(tokenTypeIdx === undefined ? [] : [tokenTypeIdx]), ...(categoryMatches ?? [])];
}
