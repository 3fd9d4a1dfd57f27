import type { IToken } from "chevrotain";
import type { Expression } from "../../syntax/nodes.ts";
import { endOf } from "../lexer.ts";
import * as t from "../tokens.ts";
import { TypeRules } from "./types.ts";

/** Where values begin, and those of one token. */
export abstract class ValueRules extends TypeRules {
  /** A value can begin here; a name or a string in front of a colon is the next setting or field, a declaration's keyword the next declaration. */
  protected valueHere(): boolean {
    return !this.nextEntryHere() && !this.declarationHere() && !this.stepHere() && !this.whenHere();
  }

  /** A value begins here, as far as one token shows it. An alternative that may be empty is not taken for one at an end. */
  protected valueBegins(): boolean {
    return this.valueHere() && this.somethingHere() && !this.isAt(t.Spread);
  }

  /** A step of a flow begins: `let name =`, or a clause such as `on 409 =>`. */
  protected stepHere(): boolean {
    return (
      (this.isAt(t.Let) && this.isAt(t.Identifier, 2)) ||
      (this.isAt(t.On) && (this.isAt(t.NumberLiteral, 2) || this.isAt(t.StatusLiteral, 2)))
    );
  }

  /** The condition of an event begins: `when body.type == "x"`. */
  private whenHere(): boolean {
    return this.isAt(t.When) && this.isAt(t.Identifier, 2) && !this.isAt(t.Colon, 3);
  }

  /** An element of a list or an argument can begin: anything but a closer, an end, or what belongs to a block around it. */
  protected elementHere(): boolean {
    return (
      !this.isAt(t.CloseBracket) &&
      !this.isAt(t.CloseParenthesis) &&
      !this.blockEndsHere() &&
      (!this.entryHere() || this.blockLostAt(1)) &&
      this.somethingHere()
    );
  }

  /** A member whose object is left out: `.name`. */
  protected memberAloneHere(): boolean {
    return this.LA(1).tokenType === t.Dot;
  }

  /** Not a sign that no value begins with: a loop that went on there would never end. */
  protected somethingHere(): boolean {
    const type = this.LA(1).tokenType;
    return (
      type === t.Spread ||
      type === t.OpenBrace ||
      type === t.OpenBracket ||
      type === t.OpenParenthesis ||
      type === t.Minus ||
      type === t.Exclamation ||
      this.memberAloneHere() ||
      type === t.StringLiteral ||
      type === t.TemplateStart ||
      type === t.NumberLiteral ||
      type === t.DurationLiteral ||
      type === t.PercentLiteral ||
      type === t.StatusLiteral ||
      this.isAt(t.Identifier)
    );
  }

  protected numberOf(token: IToken): Extract<Expression, { kind: "NumberLiteral" }> {
    return { kind: "NumberLiteral", value: Number(token.image), text: token.image, start: token.startOffset, end: endOf(token) };
  }

  protected durationOf(token: IToken): Extract<Expression, { kind: "DurationLiteral" }> {
    const unit = /[a-z]+$/.exec(token.image)?.[0] ?? "ms";
    const milliseconds = Number.parseFloat(token.image) * (millisecondsOfUnit.get(unit) ?? 1);
    return { kind: "DurationLiteral", milliseconds, text: token.image, start: token.startOffset, end: endOf(token) };
  }

  protected percentOf(token: IToken): Extract<Expression, { kind: "PercentLiteral" }> {
    return { kind: "PercentLiteral", value: Number.parseFloat(token.image), start: token.startOffset, end: endOf(token) };
  }

  protected statusOf(token: IToken): Extract<Expression, { kind: "StatusLiteral" }> {
    return { kind: "StatusLiteral", class: statusClassOf(token.image), start: token.startOffset, end: endOf(token) };
  }
}

const millisecondsOfUnit = new Map([
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
  ["d", 86_400_000],
]);

function statusClassOf(image: string): 1 | 2 | 3 | 4 | 5 {
  switch (image.charAt(0)) {
    case "1":
      return 1;
    case "2":
      return 2;
    case "3":
      return 3;
    case "4":
      return 4;
    default:
      return 5;
  }
}
