import { EMPTY_ALT, type ParserMethod } from "chevrotain";
import type {
  ArrayExpression,
  Expression,
  MatchArm,
  MatchExpression,
  ObjectEntry,
  ObjectExpression,
  Pattern,
  SpreadEntry,
  TemplateExpression,
  TemplateText,
} from "../../syntax/nodes.ts";
import { endOf } from "../lexer.ts";
import { unescape } from "../strings.ts";
import * as t from "../tokens.ts";
import { ValueRules } from "./values.ts";

/** Expressions that hold others between brackets or quotes: texts, lists, objects, `match`. */
export abstract class CompoundRules extends ValueRules {
  abstract readonly expression: ParserMethod<[], Expression>;

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
