import type { IToken } from "chevrotain";
import type { Argument, Expression, Identifier, LambdaExpression, Name, Tagged } from "../../syntax/nodes.ts";
import * as t from "../tokens.ts";
import { CompoundRules } from "./compounds.ts";

/** What stands between the brackets of a call. */
export abstract class ArgumentRules extends CompoundRules {
  readonly callArguments = this.RULE("callArguments", (callee?: Expression): readonly Argument[] => {
    const args: Argument[] = [];
    // The arguments of an operation have names.
    const named = callee?.kind === "MemberExpression" && callee.object.kind === "Identifier";
    const opener = this.CONSUME(t.OpenParenthesis);
    const addEmpty = (): unknown =>
      args.push(...this.emptyPlaces().map((value): Argument => ({ kind: "Argument", value, start: value.start, end: value.end })));
    addEmpty();
    this.MANY({
      GATE: () => !this.isAt(t.CloseParenthesis) && !this.blockEndsHere() && this.somethingHere() && !this.callLeftOpenBefore(opener, args),
      DEF: () => {
        args.push(this.SUBRULE(this.argument, { ARGS: [named] }));
        this.OPTION2(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseParenthesis);
    return args;
  });

  /** A call was left open, and what comes next is no argument of it: on another line, or named behind one without a name. */
  private callLeftOpenBefore(opener: IToken, args: readonly Argument[]): boolean {
    if (!this.isLeftOpen(opener)) return false;
    return this.leftOpenBefore(opener) || (this.entryHere() && args.some(({ name }) => name === undefined));
  }

  readonly argument = this.RULE("argument", (named?: boolean): Argument => {
    const start = this.startHere();
    const name = this.argumentBegunHere(named === true)
      ? this.nameWithoutColon()
      : this.OPTION({
          GATE: () => this.isAt(t.Identifier) && this.isAt(t.Colon, 2),
          DEF: () => {
            const token = this.CONSUME(t.Identifier);
            this.CONSUME(t.Colon);
            return this.identifierOf(token);
          },
        });
    const value = this.memberAloneHere()
      ? this.SUBRULE(this.lambdaOrExpression)
      : this.OR([
          {
            GATE: () => this.isAt(t.Identifier) && this.isAt(t.StringLiteral, 2) && !this.isAt(t.Fail),
            ALT: (): Expression | Tagged => this.SUBRULE(this.taggedString),
          },
          {
            GATE: () => this.valueBegins() || this.blockLostAt(1),
            ALT: (): Expression | Tagged => this.SUBRULE(this.lambdaOrExpression),
          },
          { ALT: (): Expression | Tagged => this.missing("value") },
        ]);
    return { kind: "Argument", name, value, start, end: this.endHere() };
  });

  /** The name of an argument stands here, and its value behind it without a colon between them. */
  private argumentBegunHere(named: boolean): boolean {
    if (this.LA(1).tokenType !== t.Identifier || !this.valueFollows(2) || this.isAt(t.Colon, 3) || this.isAt(t.FatArrow, 3)) return false;
    if (this.isAt(t.OpenBrace, 2)) return true;
    // `header "X-Key"` is a value.
    const isValue = this.isAt(t.OpenParenthesis, 2) || this.isAt(t.OpenBracket, 2) || this.isAt(t.StringLiteral, 2);
    return named && !isValue && this.LA(1).image !== this.LA(2).image;
  }

  private nameWithoutColon(): Identifier {
    const name = this.identifierOf(this.CONSUME(t.Identifier));
    this.lost(t.Colon);
    return name;
  }

  /** `header "X-Key"` as an argument. */
  readonly taggedString = this.RULE("taggedString", (): Tagged => {
    const tag = this.identifierOf(this.CONSUME(t.Identifier));
    const value = this.stringOf(this.CONSUME(t.StringLiteral));
    return { kind: "Tagged", tag: [tag], value, modifiers: [], start: tag.start, end: value.end };
  });

  readonly lambdaOrExpression = this.RULE(
    "lambdaOrExpression",
    (): Expression =>
      this.memberAloneHere()
        ? this.SUBRULE(this.expression)
        : this.OR({
            DEF: [
              { GATE: () => this.lambdaHere(), ALT: (): Expression => this.SUBRULE(this.lambda) },
              { GATE: () => this.valueBegins() || this.blockLostAt(1), ALT: (): Expression => this.SUBRULE(this.expression) },
              { ALT: (): Expression => this.missing("value") },
            ],
            IGNORE_AMBIGUITIES: true,
          }),
  );

  /** `x =>`, or `(` names `) =>`. */
  private lambdaHere(): boolean {
    // `item item.price` has lost its arrow.
    const [name, follower] = [this.LA(1), this.LA(2)];
    if (this.isAt(t.Identifier))
      return follower.tokenType === t.FatArrow || (name.image === follower.image && this.isAt(t.Dot, 3) && this.sameLine(2));
    if (!this.isAt(t.OpenParenthesis)) return false;
    let distance = 2;
    while (this.isAt(t.Identifier, distance) || this.isAt(t.Comma, distance)) distance++;
    return this.isAt(t.CloseParenthesis, distance) && this.isAt(t.FatArrow, distance + 1);
  }

  readonly lambda = this.RULE("lambda", (): LambdaExpression => {
    const start = this.startHere();
    const parameters: Name[] = [];
    this.OR([
      { ALT: () => parameters.push(this.identifierOf(this.CONSUME(t.Identifier))) },
      {
        ALT: () => {
          this.CONSUME(t.OpenParenthesis);
          this.MANY_SEP({ SEP: t.Comma, DEF: () => parameters.push(this.identifierOf(this.CONSUME2(t.Identifier))) });
          this.CONSUME(t.CloseParenthesis);
        },
      },
    ]);
    this.CONSUME(t.FatArrow);
    const body = this.SUBRULE(this.expression);
    return { kind: "LambdaExpression", parameters, body, start, end: this.endHere() };
  });
}
