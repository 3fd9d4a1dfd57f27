import { EmbeddedActionsParser, EOF, type IOrAlt, type IParserConfig, type IToken, type TokenType, tokenMatcher } from "chevrotain";
import type { Doc, Identifier, Missing, Name, StringLiteral } from "../../syntax/nodes.ts";
import { endOf } from "../lexer.ts";
import { unescape } from "../strings.ts";
import * as t from "../tokens.ts";

/** Something that was left out: what, and after which token. */
export interface Omission {
  readonly kind: "value" | "name" | "type" | "string" | "unit";
  readonly offset: number;
  /** The tokens before the gap, nearest last, for the message ("after `timeout:`"). */
  readonly after: readonly string[];
  /** Where the next token begins; what follows closely is not reported again. */
  readonly next: IToken;
}

/** Tokens that recovery may make up: closers and separators, whose absence leaves no doubt about the meaning. */
const insertable = new Set<TokenType>([t.CloseBrace, t.CloseBracket, t.CloseParenthesis, t.Comma, t.Colon, t.TemplateEnd]);

/** Tokens that recovery never skips to go on behind them: each is the shape of something that would be lost. */
const notDeletable = new Set<TokenType>([
  t.OpenBrace,
  t.CloseBrace,
  t.OpenBracket,
  t.CloseBracket,
  t.OpenParenthesis,
  t.CloseParenthesis,
  ...t.declarationKeywords,
]);

const closers = new Set<TokenType>([t.CloseBrace, t.CloseBracket, t.CloseParenthesis]);

/**
 * Tokens without which a rule still gives what it has read: it goes on as if they were there. A block that nobody has closed
 * yet is what an editor sees most of the time.
 */
const alwaysInserted = new Set<TokenType>([...closers, t.OpenBrace, t.Colon, t.Equal, t.FatArrow, t.Arrow, t.From, t.In, t.TemplateEnd]);

/** Recovery within a rule is chevrotain's; it is there but not among its public types. */
const recovery = EmbeddedActionsParser.prototype as unknown as {
  tryInRuleRecovery(expected: TokenType, follows: TokenType[]): IToken;
  getTokenToInsert(type: TokenType): IToken;
  findReSyncTokenType(): TokenType;
  reSyncTo(type: TokenType): IToken[];
  consumeToken(): void;
};

/** What all chapters of the grammar share: names, strings, what is missing, and how mistakes are got over. */
export abstract class GrammarBase extends EmbeddedActionsParser {
  readonly omissions: Omission[] = [];
  /** Doc comments by the offset of the token that they stand in front of. */
  docs: ReadonlyMap<number, Doc> = new Map();
  /** Rows of operands that were too long to keep. */
  readonly longChains: { readonly start: number; readonly end: number }[] = [];
  maximumOperands = 1_000;
  /** Members, calls and signs on one operand. */
  readonly maximumPostfixes = 200;
  // Names stand everywhere: the alternatives are made once.
  private readonly names: IOrAlt<Name>[] = [
    { GATE: () => this.nameHere(), ALT: (): Name => this.identifierOf(this.CONSUME(t.Identifier)) },
    { ALT: (): Name => this.missing("name") },
  ];

  constructor(config: IParserConfig) {
    super([...t.allTokens], config);
  }

  // Positions

  protected startHere(): number {
    return this.LA(1).startOffset;
  }

  /** Where the last token ended. */
  protected endHere(): number {
    const previous = this.LA(0);
    return previous?.image === undefined ? 0 : endOf(previous);
  }

  protected docHere(): Doc | undefined {
    return this.docs.get(this.LA(1).startOffset);
  }

  // Looking ahead

  protected isAt(type: TokenType, distance = 1): boolean {
    return tokenMatcher(this.LA(distance), type);
  }

  /** A name that is not the name of the next setting or field (`name :`) and does not start a declaration. */
  protected nameHere(): boolean {
    return this.isAt(t.Identifier) && !this.isAt(t.Colon, 2) && !this.declarationHere();
  }

  protected declarationHere(): boolean {
    return t.declarationKeywords.includes(this.LA(1).tokenType);
  }

  /** A setting or a field begins: `name :` or `"name" :`. */
  protected entryHere(): boolean {
    return (this.isAt(t.Identifier) || this.isAt(t.StringLiteral)) && this.isAt(t.Colon, 2);
  }

  /** A setting or a field whose name is left out: `: value`. */
  protected namelessEntryHere(): boolean {
    return this.isAt(t.Colon);
  }

  /** A setting or a field whose colon is not written yet: a name with nothing behind it that could belong to it. */
  protected entryBegunHere(): boolean {
    if (!this.isAt(t.Identifier) || this.declarationHere()) return false;
    const follower = this.LA(2).tokenType;
    if (follower === t.CloseBrace || follower === t.Comma || follower === EOF || t.declarationKeywords.includes(follower)) return true;
    return (this.isAt(t.Identifier, 2) || this.isAt(t.StringLiteral, 2)) && this.isAt(t.Colon, 3);
  }

  /** The end of a block, or what can only come after it. */
  protected blockEndsHere(): boolean {
    return this.isAt(t.CloseBrace) || this.isAt(EOF) || this.declarationHere();
  }

  // Missing parts

  /** Notes that something was left out here, and gives the node that stands for it. */
  protected missing(kind: Omission["kind"]): Missing {
    const offset = this.endHere();
    this.ACTION(() => {
      const after: string[] = [];
      for (const distance of [-1, 0]) {
        const token = this.LA(distance);
        if (token?.image !== undefined && token.tokenType !== EOF) after.push(token.image);
      }
      this.omissions.push({ kind, offset, after, next: this.LA(1) });
    });
    return { kind: "Missing", start: offset, end: offset };
  }

  /** What stands for a part whose rule was given up: recovery then gives nothing, and the mistake has been noted. */
  protected given<Part>(part: Part | undefined): Part | Missing {
    const offset = this.endHere();
    return part ?? { kind: "Missing", start: offset, end: offset };
  }

  // Names and strings

  readonly name = this.RULE("name", (): Name => this.OR(this.names));

  /** A name that a colon may follow. */
  readonly label = this.RULE(
    "label",
    (): Name => this.OR([{ ALT: (): Name => this.identifierOf(this.CONSUME(t.Identifier)) }, { ALT: (): Name => this.missing("name") }]),
  );

  readonly string = this.RULE("string", (): StringLiteral | Missing =>
    this.OR([
      { GATE: () => !this.isAt(t.Colon, 2), ALT: (): StringLiteral | Missing => this.stringOf(this.CONSUME(t.StringLiteral)) },
      { ALT: (): StringLiteral | Missing => this.missing("string") },
    ]),
  );

  protected identifierOf(token: IToken): Identifier {
    const quoted = token.tokenType === t.QuotedIdentifier;
    return {
      kind: "Identifier",
      name: quoted ? token.image.slice(1, -1) : token.image,
      quoted,
      start: token.startOffset,
      end: endOf(token),
    };
  }

  protected stringOf(token: IToken): StringLiteral {
    return { kind: "StringLiteral", value: unescape(token.image.slice(1, -1)), start: token.startOffset, end: endOf(token) };
  }

  // Recovery

  /** Where nothing else helps, a token is taken to be there rather than all that was read of the rule be lost. */
  protected tryInRuleRecovery(expected: TokenType, follows: TokenType[]): IToken {
    try {
      return recovery.tryInRuleRecovery.call(this, expected, follows);
    } catch (error) {
      if (!alwaysInserted.has(expected)) throw error;
      if (closers.has(expected)) {
        const skipped = recovery.reSyncTo.call(this, recovery.findReSyncTokenType.call(this));
        const mistake = this.errors.at(-1);
        if (mistake !== undefined && skipped.length > 0) mistake.resyncedTokens = skipped;
        if (this.isAt(expected)) {
          recovery.consumeToken.call(this);
          return this.LA(0);
        }
      }
      return recovery.getTokenToInsert.call(this, expected);
    }
  }

  override canTokenTypeBeInsertedInRecovery(type: TokenType): boolean {
    return insertable.has(type);
  }

  override canTokenTypeBeDeletedInRecovery(type: TokenType): boolean {
    return !notDeletable.has(type);
  }
}
