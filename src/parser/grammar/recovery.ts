import {
  EmbeddedActionsParser,
  EOF,
  type IParserConfig,
  type IRecognitionException,
  type IToken,
  MismatchedTokenException,
  type TokenType,
  tokenLabel,
  tokenMatcher,
} from "chevrotain";
import type { Missing } from "../../syntax/nodes.ts";
import { type Brackets, balanced, beginsLine, indentationAt } from "../brackets.ts";
import { endOf } from "../lexer.ts";
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
const closerOf = new Map<TokenType, TokenType>([
  [t.OpenBrace, t.CloseBrace],
  [t.OpenBracket, t.CloseBracket],
  [t.OpenParenthesis, t.CloseParenthesis],
]);

/**
 * Tokens without which a rule still gives what it has read: it goes on as if they were there. A block that nobody has closed
 * yet is what an editor sees most of the time.
 */
const alwaysInserted = new Set<TokenType>([
  ...closers,
  t.OpenBrace,
  t.Colon,
  t.Equal,
  t.FatArrow,
  t.Arrow,
  t.From,
  t.In,
  t.Per,
  t.TemplateEnd,
]);

/** Recovery within a rule is chevrotain's; it is there but not among its public types. */
const recovery = EmbeddedActionsParser.prototype as unknown as {
  tryInRuleRecovery(expected: TokenType, follows: TokenType[]): IToken;
  getTokenToInsert(type: TokenType): IToken;
  findReSyncTokenType(): TokenType;
  reSyncTo(type: TokenType): IToken[];
  consumeToken(): void;
};

/** What a value may begin with, beside a name. */
const valueStarts = new Set<TokenType>([
  ...[t.StringLiteral, t.TemplateStart, t.NumberLiteral, t.DurationLiteral, t.PercentLiteral, t.StatusLiteral],
  ...[t.OpenBrace, t.OpenBracket, t.OpenParenthesis],
]);

/** How mistakes are got over: what was left out is noted, and taken to be there where the rest shows what was meant. */
export abstract class RecoveryBase extends EmbeddedActionsParser {
  readonly omissions: Omission[] = [];
  /** The text that is parsed. Its lines are asked for only where something does not fit. */
  private text = "";
  private brackets: Brackets = balanced;
  /** Closing brackets whose opener was taken to be there. */
  private readonly reopened = new Set<IToken>();

  constructor(config: IParserConfig) {
    super([...t.allTokens], config);
  }

  /** Sets everything back for a new text. */
  protected beginRecovery(text: string, brackets: Brackets): void {
    this.text = text;
    this.brackets = brackets;
    this.omissions.length = 0;
    this.reopened.clear();
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

  // Looking ahead

  protected isAt(type: TokenType, distance = 1): boolean {
    return tokenMatcher(this.LA(distance), type);
  }

  protected declarationHere(): boolean {
    return t.declarationKeywords.includes(this.LA(1).tokenType);
  }

  /** The token at a distance stands on the line of the one in front of it. */
  protected sameLine(distance = 1): boolean {
    const before = this.LA(distance - 1);
    const token = this.LA(distance);
    if (before?.image === undefined || token.tokenType === EOF) return false;
    return !this.text.slice(endOf(before), token.startOffset).includes("\n");
  }

  /** A value begins with the token at a distance, on the line of the one in front of it. */
  protected valueFollows(distance: number): boolean {
    return (valueStarts.has(this.LA(distance).tokenType) || this.isAt(t.Identifier, distance)) && this.sameLine(distance);
  }

  /**
   * A bracket was left open, and what comes next belongs outside of it: it begins a line that is indented no more than the
   * line of the bracket.
   */
  protected leftOpenBefore(opener: IToken): boolean {
    if (!this.brackets.open.has(opener)) return false;
    const { startOffset } = this.LA(1);
    return beginsLine(this.text, startOffset) && indentationAt(this.text, startOffset) <= indentationAt(this.text, opener.startOffset);
  }

  protected isLeftOpen(opener: IToken): boolean {
    return this.brackets.open.has(opener);
  }

  /**
   * An opening bracket was lost here: a closer that nothing opened follows in the declaration, and what comes next goes on in the
   * line in front, or is indented below it.
   */
  protected openerLostHere(closer: TokenType): boolean {
    return this.strayAhead(closer) !== undefined && this.continuesAt(1);
  }

  /** The same where the closer stands on the line of what comes next. */
  protected openerLostOnLine(closer: TokenType): boolean {
    const stray = this.strayAhead(closer);
    return stray !== undefined && !this.text.slice(this.startHere(), stray.startOffset).includes("\n");
  }

  /** The same of a block of settings or fields, whose first one begins with the token at a distance. */
  protected blockLostAt(distance: number): boolean {
    if (this.strayAhead(t.CloseBrace) === undefined) return false;
    const isEntry = (this.isAt(t.Identifier, distance) || this.isAt(t.StringLiteral, distance)) && this.isAt(t.Colon, distance + 1);
    return isEntry && this.continuesAt(distance);
  }

  /** The nearest closer without an opener in this declaration that nothing has been taken to open yet. */
  private strayAhead(closer: TokenType): IToken | undefined {
    if (this.brackets.stray.length === 0) return undefined;
    const here = this.startHere();
    return this.brackets.stray.find(
      ({ token, from }) => token.tokenType === closer && from <= here && token.startOffset > here && !this.reopened.has(token),
    )?.token;
  }

  /** The token at a distance stands on the line of the one in front of it, or is indented below it. */
  protected continuesAt(distance: number): boolean {
    if (this.sameLine(distance)) return true;
    const before = this.LA(distance - 1);
    if (before?.image === undefined) return false;
    return indentationAt(this.text, this.LA(distance).startOffset) > indentationAt(this.text, before.startOffset);
  }

  // What is missing

  /** Notes that a sign or a word was left out here, and goes on as if it were there. */
  protected lost(type: TokenType): void {
    this.ACTION(() => this.SAVE_ERROR(new MismatchedTokenException(tokenLabel(type), this.LA(1), this.LA(0))));
  }

  protected abstract SAVE_ERROR(error: IRecognitionException): IRecognitionException;

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

  // Recovery

  /** Where nothing else helps, a token is taken to be there rather than all that was read of the rule be lost. */
  protected tryInRuleRecovery(expected: TokenType, follows: TokenType[]): IToken {
    const closer = closerOf.get(expected);
    const stray = closer && this.strayAhead(closer);
    if (stray !== undefined) {
      // Each closer explains one bracket that was lost.
      this.reopened.add(stray);
      return recovery.getTokenToInsert.call(this, expected);
    }
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
