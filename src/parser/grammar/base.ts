import { EOF, type IOrAlt, type IToken } from "chevrotain";
import type { Doc, Identifier, Missing, Name, StringLiteral } from "../../syntax/nodes.ts";
import { endOf } from "../lexer.ts";
import { unescape } from "../strings.ts";
import * as t from "../tokens.ts";
import { RecoveryBase } from "./recovery.ts";

const noPlaces: readonly Missing[] = [];

/** What all chapters of the grammar share: names, strings, and where entries and blocks begin and end. */
export abstract class GrammarBase extends RecoveryBase {
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

  protected docHere(): Doc | undefined {
    return this.docs.get(this.LA(1).startOffset);
  }

  // Looking ahead

  /** A name that is not the name of the next setting or field (`name :`) and does not start a declaration. */
  protected nameHere(): boolean {
    return this.isAt(t.Identifier) && !(this.isAt(t.Colon, 2) && this.sameLine(2)) && !this.declarationHere();
  }

  /** A setting or a field begins: `name :` or `"name" :`. */
  protected entryHere(): boolean {
    return (this.isAt(t.Identifier) || this.isAt(t.StringLiteral)) && this.isAt(t.Colon, 2);
  }

  /** The same where a value is awaited: with its colon on another line, the name is that value, and the next one lacks its name. */
  protected nextEntryHere(): boolean {
    return this.entryHere() && (this.LA(0).tokenType !== t.Colon || this.sameLine(2));
  }

  /** A setting or a field whose name is left out: `: value`. */
  protected namelessEntryHere(): boolean {
    return this.isAt(t.Colon);
  }

  /** A setting or a field whose colon is not there: a name with nothing behind it that could belong to it, or with its value. */
  protected entryBegunHere(): boolean {
    if (!this.isAt(t.Identifier) || this.declarationHere()) return false;
    const follower = this.LA(2).tokenType;
    if (follower === t.CloseBrace || follower === t.Comma || follower === EOF || t.declarationKeywords.includes(follower)) return true;
    if ((this.isAt(t.Identifier, 2) || this.isAt(t.StringLiteral, 2)) && this.isAt(t.Colon, 3)) return true;
    return this.valueFollows(2);
  }

  /** The end of a block, or what can only come after it. */
  protected blockEndsHere(): boolean {
    return this.isAt(t.CloseBrace) || this.isAt(EOF) || this.declarationHere();
  }

  /** Commas with nothing in front of them: each stands for something that is left out. */
  protected emptyPlaces(): readonly Missing[] {
    // Asked at every element: usually there is none.
    if (this.LA(1).tokenType !== t.Comma) return noPlaces;
    const places: Missing[] = [];
    while (this.isAt(t.Comma)) {
      places.push(this.missing("value"));
      this.CONSUME(t.Comma);
    }
    return places;
  }

  // Names and strings

  readonly name = this.RULE("name", (): Name => this.OR(this.names));

  /** A name that a colon may follow. */
  readonly label = this.RULE(
    "label",
    (): Name => this.OR([{ ALT: (): Name => this.identifierOf(this.CONSUME(t.Identifier)) }, { ALT: (): Name => this.missing("name") }]),
  );

  /** The name of a setting or a field, which may be left out in front of its colon. */
  readonly entryName = this.RULE(
    "entryName",
    (): Identifier | StringLiteral | Missing =>
      this.OPTION(() =>
        this.OR([
          { ALT: () => this.stringOf(this.CONSUME(t.StringLiteral)) },
          { ALT: () => this.identifierOf(this.CONSUME(t.Identifier)) },
        ]),
      ) ?? this.missing("name"),
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
}
