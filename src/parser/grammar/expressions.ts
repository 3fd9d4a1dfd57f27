import { EMPTY_ALT, type IOrAlt, type IToken, type TokenType } from "chevrotain";
import type {
  Argument,
  ArrayExpression,
  Expression,
  Identifier,
  LambdaExpression,
  MatchArm,
  MatchExpression,
  Name,
  ObjectEntry,
  ObjectExpression,
  Pattern,
  SpreadEntry,
  Tagged,
  TemplateExpression,
  TemplateText,
} from "../../syntax/nodes.ts";
import { endOf } from "../lexer.ts";
import { foldBinary } from "../precedence.ts";
import { unescape } from "../strings.ts";
import * as t from "../tokens.ts";
import { TypeRules } from "./types.ts";

/** What stands behind an operand: makes the expression that both are. */
interface Postfix {
  readonly make: (operand: Expression, start: number, end: number) => Expression;
}

/** Expressions: pure values, without effects. */
export abstract class ExpressionRules extends TypeRules {
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
    if (this.entryHere()) return this.openerLostHere(t.CloseParenthesis);
    const { tokenType } = this.LA(1);
    const isValue = tokenType === t.Identifier || (tokenType !== t.OpenBrace && !this.isAt(t.Identifier) && this.valueFollows(1));
    return isValue && this.sameLine() && this.openerLostOnLine(t.CloseParenthesis);
  }

  protected postfixHere(): boolean {
    const type = this.LA(1).tokenType;
    return type === t.Dot || type === t.OptionalDot || type === t.OpenBracket || type === t.OpenParenthesis || type === t.Exclamation;
  }

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

  /** `"… ${expression} …"` */
  readonly template = this.RULE("template", (): TemplateExpression => {
    const start = this.startHere();
    const parts: (TemplateText | Expression)[] = [];
    this.CONSUME(t.TemplateStart);
    this.MANY(() => {
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME(t.TemplateText);
            parts.push({ kind: "TemplateText", value: unescape(token.image), start: token.startOffset, end: endOf(token) });
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.InterpolationStart);
            parts.push(this.SUBRULE(this.expression));
            this.CONSUME(t.CloseBrace);
          },
        },
      ]);
    });
    // A line or a file that ends inside the string ends the string; the lexer has said so.
    this.OR2([{ ALT: () => this.CONSUME(t.TemplateEnd) }, { ALT: () => this.CONSUME(t.TemplateBreak) }, { ALT: EMPTY_ALT() }]);
    return { kind: "TemplateExpression", parts, start, end: this.endHere() };
  });

  readonly arrayExpression = this.RULE("arrayExpression", (): ArrayExpression => {
    const start = this.startHere();
    const elements: (Expression | SpreadEntry)[] = [];
    const opener = this.CONSUME(t.OpenBracket);
    elements.push(...this.emptyPlaces());
    this.MANY({
      GATE: () => this.elementHere() && !this.leftOpenBefore(opener),
      DEF: () => {
        this.OR([
          { ALT: (): unknown => elements.push(this.SUBRULE(this.spread)) },
          { ALT: (): unknown => elements.push(this.SUBRULE(this.expression)) },
        ]);
        this.OPTION(() => this.CONSUME(t.Comma));
        elements.push(...this.emptyPlaces());
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBracket);
    return { kind: "ArrayExpression", elements, start, end: this.endHere() };
  });

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
    return this.isAt(t.Dot) && this.isAt(t.Identifier, 2);
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

  readonly spread = this.RULE("spread", (): SpreadEntry => {
    const start = this.startHere();
    this.CONSUME(t.Spread);
    const value = this.SUBRULE(this.expression);
    return { kind: "SpreadEntry", value, start, end: this.endHere() };
  });

  readonly objectExpression = this.RULE("objectExpression", (): ObjectExpression => {
    const start = this.startHere();
    const entries: ObjectEntry[] = [];
    const opener = this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () =>
        (this.entryHere() || this.isAt(t.Spread) || this.namelessEntryHere() || this.entryBegunHere()) && !this.leftOpenBefore(opener),
      DEF: () => {
        this.OR([
          { ALT: (): unknown => entries.push(this.SUBRULE(this.spread)) },
          { ALT: (): unknown => entries.push(this.SUBRULE(this.objectField)) },
        ]);
        this.OPTION2(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "ObjectExpression", entries, start, end: this.endHere() };
  });

  readonly objectField = this.RULE("objectField", (): ObjectEntry => {
    const start = this.startHere();
    const doc = this.docHere();
    const name = this.SUBRULE(this.entryName);
    this.CONSUME(t.Colon);
    const value = this.SUBRULE(this.expression);
    return { kind: "ObjectField", doc, name, value, start, end: this.endHere() };
  });

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

  readonly matchExpression = this.RULE("matchExpression", (): MatchExpression => {
    const start = this.startHere();
    const arms: MatchArm[] = [];
    this.CONSUME(t.Match);
    const subject = this.OPTION({ GATE: () => !this.isAt(t.OpenBrace), DEF: () => this.SUBRULE(this.expression) });
    const opener = this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () => this.somethingHere() && !this.blockEndsHere() && !this.entryHere() && !this.leftOpenBefore(opener),
      DEF: () => {
        arms.push(this.SUBRULE(this.matchArm));
        this.OPTION2(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "MatchExpression", subject, arms, start, end: this.endHere() };
  });

  readonly matchArm = this.RULE("matchArm", (): MatchArm => {
    const start = this.startHere();
    const patterns = this.SUBRULE(this.patterns);
    this.CONSUME(t.FatArrow);
    const value = this.SUBRULE(this.expression);
    return { kind: "MatchArm", patterns, value, start, end: this.endHere() };
  });

  readonly patterns = this.RULE("patterns", (): readonly Pattern[] => {
    const patterns: Pattern[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: t.Bar, DEF: () => patterns.push(this.SUBRULE(this.pattern)) });
    return patterns;
  });

  readonly pattern = this.RULE("pattern", (): Pattern => {
    const start = this.startHere();
    return this.OR({
      DEF: [
        {
          GATE: () => this.isAt(t.Else) && (this.isAt(t.FatArrow, 2) || this.isAt(t.Bar, 2)),
          ALT: (): Pattern => {
            this.CONSUME(t.Else);
            return { kind: "ElsePattern", start, end: this.endHere() };
          },
        },
        {
          GATE: () => this.isAt(t.Is) && !this.isAt(t.FatArrow, 2) && !this.isAt(t.Dot, 2),
          ALT: (): Pattern => {
            this.CONSUME(t.Is);
            const type = this.SUBRULE(this.typeOperand);
            return { kind: "IsPattern", type, start, end: this.endHere() };
          },
        },
        {
          GATE: () => this.valueBegins(),
          ALT: (): Pattern => {
            const value = this.SUBRULE(this.expression);
            return { kind: "ValuePattern", value, start, end: this.endHere() };
          },
        },
        {
          ALT: (): Pattern => {
            const value = this.missing("value");
            return { kind: "ValuePattern", value, start: value.start, end: value.end };
          },
        },
      ],
      IGNORE_AMBIGUITIES: true,
    });
  });
}

/** What a value ends with that a name may touch. */
const pointsFollow = new Set<TokenType>([t.CloseParenthesis, t.CloseBracket, t.StringLiteral, t.TemplateEnd]);
/** What stands behind a name that begins something of its own. */
const pointsNever = new Set<TokenType>([t.Colon, t.FatArrow, t.Dot, t.OptionalDot]);

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
