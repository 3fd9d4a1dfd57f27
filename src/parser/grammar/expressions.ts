import type { IOrAlt, IToken, TokenType } from "chevrotain";
import type { Expression, Name } from "../../syntax/nodes.ts";
import { endOf } from "../lexer.ts";
import { foldBinary } from "../precedence.ts";
import * as t from "../tokens.ts";
import { ArgumentRules } from "./arguments.ts";

/** What stands behind an operand: makes the expression that both are. */
interface Postfix {
  readonly make: (operand: Expression, start: number, end: number) => Expression;
}

/** Expressions: pure values, without effects. */
export abstract class ExpressionRules extends ArgumentRules {
  // Made once: so many functions for each operand take longer to make than to parse by.
  private readonly postfixes = this.postfixAlternatives();
  private readonly primaries = this.primaryAlternatives();
  /** What the next arguments are given to. */
  private callee: Expression | undefined;

  /** Operands and operators in a row; how tightly operators bind is settled afterwards. */
  readonly expression = this.RULE("expression", (): Expression => {
    const first = this.given(this.SUBRULE(this.operand));
    const rest: { operator: IToken; operand: Expression }[] = [];
    this.MANY({
      GATE: () => this.isAt(t.BinaryOperator),
      DEF: () => {
        const operator = this.CONSUME(t.BinaryOperator);
        const operand = this.given(this.SUBRULE2(this.operand));
        rest.push({ operator, operand });
      },
    });
    if (rest.length === 0) return first;
    return this.ACTION(() => {
      if (rest.length < this.maximumOperands) return foldBinary(first, rest);
      this.longChains.push({ start: first.start, end: this.endHere() });
      return first;
    });
  });

  readonly operand = this.RULE("operand", (): Expression => {
    const prefixes: IToken[] = [];
    let postfixes = 0;
    this.MANY({
      GATE: () => this.isAt(t.Minus) || this.isAt(t.Exclamation),
      DEF: () => prefixes.push(this.OR([{ ALT: () => this.CONSUME(t.Minus) }, { ALT: () => this.CONSUME(t.Exclamation) }])),
    });
    const start = this.startHere();
    let value: Expression = this.given(this.SUBRULE(this.primary));
    const addPostfixes = (): void =>
      this.MANY2({
        GATE: () => (value.kind !== "Missing" ? this.postfixHere() : this.memberAloneHere()),
        DEF: () => {
          postfixes++;
          this.callee = value;
          const postfix = this.OR2(this.postfixes);
          this.ACTION(() => (value = postfix.make(value, start, this.endHere())));
        },
      });
    addPostfixes();
    for (let lost = this.lostPostfix(value, start); lost !== undefined; lost = this.lostPostfix(value, start)) {
      postfixes++;
      value = lost;
      addPostfixes();
    }
    this.ACTION(() => {
      if (prefixes.length + postfixes > this.maximumPostfixes) {
        this.longChains.push({ start: prefixes[0]?.startOffset ?? start, end: this.endHere() });
        prefixes.length = 0;
        value = { kind: "Missing", start, end: this.endHere() };
      }
    });
    for (const prefix of prefixes.reverse()) {
      const operator = prefix.tokenType === t.Minus ? "-" : "!";
      value = { kind: "UnaryExpression", operator, operand: value, start: prefix.startOffset, end: value.end };
    }
    return value;
  });

  /** What may stand behind an operand. */
  private postfixAlternatives(): IOrAlt<Postfix>[] {
    const member = (name: Name, optional: boolean): Postfix => ({
      make: (object, start, end) => ({ kind: "MemberExpression", object, member: name, optional, start, end }),
    });
    const index = (at: Expression, optional: boolean): Postfix => ({
      make: (object, start, end) => ({ kind: "IndexExpression", object, index: at, optional, start, end }),
    });
    return [
      {
        ALT: (): Postfix => {
          this.CONSUME(t.Dot);
          return member(this.SUBRULE(this.name), false);
        },
      },
      {
        ALT: (): Postfix => {
          this.CONSUME(t.OptionalDot);
          return this.OR3({
            DEF: [
              {
                GATE: () => this.isAt(t.OpenBracket),
                ALT: (): Postfix => {
                  this.CONSUME(t.OpenBracket);
                  const at = this.SUBRULE(this.expression);
                  this.CONSUME(t.CloseBracket);
                  return index(at, true);
                },
              },
              { GATE: () => this.isAt(t.Identifier), ALT: (): Postfix => member(this.SUBRULE2(this.name), true) },
              { ALT: (): Postfix => member(this.missing("name"), true) },
            ],
          });
        },
      },
      {
        ALT: (): Postfix => {
          this.CONSUME2(t.OpenBracket);
          const at = this.SUBRULE2(this.expression);
          this.CONSUME2(t.CloseBracket);
          return index(at, false);
        },
      },
      {
        ALT: (): Postfix => {
          const args = this.SUBRULE(this.callArguments, { ARGS: [this.callee] });
          return { make: (callee, start, end) => ({ kind: "CallExpression", callee, arguments: args, start, end }) };
        },
      },
      {
        ALT: (): Postfix => {
          this.CONSUME2(t.Exclamation);
          return { make: (operand, start, end) => ({ kind: "UnwrapExpression", operand, start, end }) };
        },
      },
    ];
  }

  /** A member whose point was lost, or a call whose bracket was; undefined where neither stands here. */
  private lostPostfix(operand: Expression, start: number): Expression | undefined {
    if (this.pointLostHere()) {
      this.lost(t.Dot);
      const member = this.identifierOf(this.CONSUME(t.Identifier));
      return { kind: "MemberExpression", object: operand, member, optional: false, start, end: this.endHere() };
    }
    if (!this.callLostHere(operand)) return undefined;
    const args = this.SUBRULE(this.callArguments, { ARGS: [operand] });
    return { kind: "CallExpression", callee: operand, arguments: args, start, end: this.endHere() };
  }

  /** A name touches the bracket or the quote in front of it: the point between them is missing. */
  private pointLostHere(): boolean {
    const before = this.LA(0);
    if (!this.isAt(t.Identifier) || before?.image === undefined || endOf(before) !== this.startHere()) return false;
    return pointsFollow.has(before.tokenType) && !pointsNever.has(this.LA(2).tokenType);
  }

  /** Arguments with names, or whatever a value begins with, stand behind a name, and a bracket closes them that nothing opened. */
  private callLostHere(callee: Expression): boolean {
    if (callee.kind !== "Identifier" && callee.kind !== "MemberExpression") return false;
    if (!this.openerLostHere(t.CloseParenthesis)) return false;
    if (this.entryHere()) return true;
    const { tokenType } = this.LA(1);
    const isValue = tokenType === t.Identifier || (tokenType !== t.OpenBrace && !this.isAt(t.Identifier) && this.valueFollows(1));
    return isValue && this.sameLine() && this.openerLostOnLine(t.CloseParenthesis);
  }

  protected postfixHere(): boolean {
    const type = this.LA(1).tokenType;
    return type === t.Dot || type === t.OptionalDot || type === t.OpenBracket || type === t.OpenParenthesis || type === t.Exclamation;
  }

  readonly primary = this.RULE(
    "primary",
    (): Expression =>
      this.blockLostAt(1) ? this.SUBRULE(this.objectExpression) : this.OR({ DEF: this.primaries, IGNORE_AMBIGUITIES: true }),
  );

  private primaryAlternatives(): IOrAlt<Expression>[] {
    return [
      { ALT: (): Expression => this.numberOf(this.CONSUME(t.NumberLiteral)) },
      { ALT: (): Expression => this.durationOf(this.CONSUME(t.DurationLiteral)) },
      { ALT: (): Expression => this.percentOf(this.CONSUME(t.PercentLiteral)) },
      { ALT: (): Expression => this.statusOf(this.CONSUME(t.StatusLiteral)) },
      { GATE: () => this.valueHere(), ALT: (): Expression => this.stringOf(this.CONSUME(t.StringLiteral)) },
      { ALT: (): Expression => this.SUBRULE(this.template) },
      { ALT: (): Expression => this.SUBRULE(this.arrayExpression) },
      { ALT: (): Expression => this.SUBRULE(this.objectExpression) },
      {
        ALT: (): Expression => {
          const start = this.startHere();
          this.CONSUME(t.OpenParenthesis);
          const expression = this.SUBRULE(this.lambdaOrExpression);
          this.CONSUME(t.CloseParenthesis);
          return { kind: "ParenthesizedExpression", expression, start, end: this.endHere() };
        },
      },
      {
        GATE: () => this.valueHere(),
        ALT: (): Expression => {
          const start = this.startHere();
          const token = this.OR2([{ ALT: () => this.CONSUME(t.True) }, { ALT: () => this.CONSUME(t.False) }]);
          return { kind: "BooleanLiteral", value: token.image === "true", start, end: this.endHere() };
        },
      },
      {
        GATE: () => this.valueHere(),
        ALT: (): Expression => {
          const start = this.startHere();
          this.CONSUME(t.Null);
          return { kind: "NullLiteral", start, end: this.endHere() };
        },
      },
      {
        GATE: () => this.isAt(t.Fail) && this.failHere(),
        ALT: (): Expression => {
          const start = this.startHere();
          this.CONSUME(t.Fail);
          const message = this.SUBRULE(this.operand);
          return { kind: "FailExpression", message, start, end: this.endHere() };
        },
      },
      { GATE: () => this.isAt(t.Match) && this.matchHere(), ALT: (): Expression => this.SUBRULE(this.matchExpression) },
      { GATE: () => this.valueHere(), ALT: (): Expression => this.identifierOf(this.CONSUME(t.Identifier)) },
      { ALT: (): Expression => this.missing("value") },
    ];
  }

  /** `fail` with a message, not a variable of that name. */
  private failHere(): boolean {
    return this.isAt(t.StringLiteral, 2) || this.isAt(t.TemplateStart, 2) || (this.isAt(t.Identifier, 2) && !this.isAt(t.Fail, 2));
  }

  /** `match` with a subject or arms, not a variable of that name. */
  private matchHere(): boolean {
    return (
      this.isAt(t.OpenBrace, 2) ||
      this.isAt(t.Identifier, 2) ||
      this.isAt(t.OpenParenthesis, 2) ||
      this.isAt(t.StringLiteral, 2) ||
      this.isAt(t.OpenBracket, 2)
    );
  }
}

/** What a value ends with that a name may touch. */
const pointsFollow = new Set<TokenType>([t.CloseParenthesis, t.CloseBracket, t.StringLiteral, t.TemplateEnd]);
/** What stands behind a name that begins something of its own. */
const pointsNever = new Set<TokenType>([t.Colon, t.FatArrow, t.Dot, t.OptionalDot]);
