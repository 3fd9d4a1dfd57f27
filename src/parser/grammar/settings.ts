import type { Alias, Identifier, Setting, SettingList, SettingObject, SettingValue, Tagged } from "../../syntax/nodes.ts";
import * as t from "../tokens.ts";
import { ExpressionRules } from "./expressions.ts";

/** Settings: `name: value`, where a value may have a form that expressions do not have. */
export abstract class SettingRules extends ExpressionRules {
  readonly setting = this.RULE("setting", (): Setting => {
    const start = this.startHere();
    const doc = this.docHere();
    const name = this.SUBRULE(this.entryName);
    this.CONSUME(t.Colon);
    const value = this.SUBRULE(this.settingValue);
    return { kind: "Setting", doc, name, value, start, end: this.endHere() };
  });

  /** One value, or several that hold together: `mtls { … } & bearer(…)`. */
  readonly settingValue = this.RULE("settingValue", (): SettingValue => {
    const start = this.startHere();
    const first = this.SUBRULE(this.settingOperand);
    const members: SettingValue[] = [first];
    this.MANY({
      GATE: () => this.isAt(t.Ampersand),
      DEF: () => {
        this.CONSUME(t.Ampersand);
        members.push(this.SUBRULE2(this.settingOperand));
      },
    });
    return members.length === 1 ? first : { kind: "Conjunction", members, start, end: this.endHere() };
  });

  readonly settingOperand = this.RULE("settingOperand", (): SettingValue => {
    const start = this.startHere();
    const value =
      this.withoutStart() ??
      this.OR({
        DEF: [
          { ALT: (): SettingValue => this.SUBRULE(this.settingList) },
          { ALT: (): SettingValue => this.SUBRULE(this.settingObject) },
          { GATE: () => this.rateHere(), ALT: (): SettingValue => this.SUBRULE(this.rate) },
          { GATE: () => this.isAt(t.PercentLiteral) && this.isAt(t.Of, 2), ALT: (): SettingValue => this.SUBRULE(this.ratio) },
          { GATE: () => this.taggedHere(), ALT: (): SettingValue => this.SUBRULE(this.tagged) },
          { GATE: () => this.valueBegins(), ALT: (): SettingValue => this.SUBRULE(this.outcome) },
          { ALT: (): SettingValue => this.missing("value") },
        ],
        IGNORE_AMBIGUITIES: true,
      });
    const name = this.OPTION({
      GATE: () => this.isAt(t.As) && !this.isAt(t.Colon, 2),
      DEF: () => {
        this.CONSUME(t.As);
        return this.SUBRULE(this.name);
      },
    });
    if (name === undefined) return value;
    const alias: Alias = { kind: "Alias", value: value as Alias["value"], name, start, end: this.endHere() };
    return alias;
  });

  /** A value whose bracket, number or object in front is left out; undefined where none stands here. */
  private withoutStart(): SettingValue | undefined {
    if (this.blockLostAt(1)) return this.SUBRULE(this.settingObject);
    if (this.isAt(t.Per) && this.rateHere()) return this.SUBRULE(this.rate);
    return this.memberAloneHere() ? this.SUBRULE(this.outcome) : undefined;
  }

  /** An expression, or `condition => value`. */
  readonly outcome = this.RULE("outcome", (): SettingValue => {
    const start = this.startHere();
    const condition = this.SUBRULE(this.expression);
    const value = this.OPTION({
      GATE: () => this.isAt(t.FatArrow),
      DEF: () => {
        this.CONSUME(t.FatArrow);
        return this.SUBRULE2(this.expression);
      },
    });
    return value === undefined ? condition : { kind: "Outcome", condition, value, start, end: this.endHere() };
  });

  /** `100 per second`, also without its number, or without its `per` as the whole value of a setting. */
  private rateHere(): boolean {
    if (this.isAt(t.Per)) return !this.isAt(t.Colon, 2) && (this.isAt(t.Identifier, 2) || this.isAt(t.DurationLiteral, 2));
    if (!this.isAt(t.NumberLiteral)) return false;
    if (this.isAt(t.Per, 2)) return true;
    return (
      this.LA(0).tokenType === t.Colon &&
      this.isAt(t.Identifier, 2) &&
      this.sameLine(2) &&
      !this.isAt(t.Colon, 3) &&
      this.LA(2).tokenType === t.Identifier
    );
  }

  /** `openapi "x"`, `cursor { … }`, `every 5m`, `oauth2.clientCredentials { … }`: a name with a value behind it. */
  private taggedHere(): boolean {
    if (!this.isAt(t.Identifier) || this.isAt(t.Fail) || this.isAt(t.Match) || this.nextEntryHere() || this.declarationHere()) return false;
    let distance = 2;
    while (this.isAt(t.Dot, distance) && this.isAt(t.Identifier, distance + 1)) distance += 2;
    const follower = this.LA(distance).tokenType;
    if (this.blockLostAt(distance)) return true;
    if (follower === t.OpenBrace || follower === t.TemplateStart || follower === t.DurationLiteral) return true;
    return follower === t.StringLiteral && !this.isAt(t.Colon, distance + 1);
  }

  readonly tagged = this.RULE("tagged", (): Tagged => {
    const start = this.startHere();
    const tag: Identifier[] = [this.identifierOf(this.CONSUME(t.Identifier))];
    this.MANY({
      GATE: () => this.isAt(t.Dot),
      DEF: () => {
        this.CONSUME(t.Dot);
        tag.push(this.identifierOf(this.CONSUME2(t.Identifier)));
      },
    });
    const value = this.blockLostAt(1)
      ? this.SUBRULE(this.settingObject)
      : this.OR([
          { ALT: (): Tagged["value"] => this.SUBRULE(this.settingObject) },
          { ALT: (): Tagged["value"] => this.stringOf(this.CONSUME(t.StringLiteral)) },
          { ALT: (): Tagged["value"] => this.SUBRULE(this.template) },
          { ALT: (): Tagged["value"] => this.durationOf(this.CONSUME(t.DurationLiteral)) },
        ]);
    const modifiers: Tagged["modifiers"][number][] = [];
    this.MANY2({
      GATE: () =>
        this.isAt(t.Identifier) &&
        (this.isAt(t.StringLiteral, 2) || this.isAt(t.TemplateStart, 2) || this.isAt(t.NumberLiteral, 2)) &&
        !this.isAt(t.Colon, 3) &&
        !this.declarationHere() &&
        !this.memberHere(),
      DEF: () => {
        const word = this.identifierOf(this.CONSUME3(t.Identifier));
        const modifier = this.SUBRULE(this.operand);
        modifiers.push({ word, value: modifier });
      },
    });
    return { kind: "Tagged", tag, value, modifiers, start, end: this.endHere() };
  });

  /** A member of a system begins that is no setting: `webhooks "/path" {`. */
  protected memberHere(): boolean {
    return this.isAt(t.Webhooks) && this.isAt(t.StringLiteral, 2);
  }

  readonly settingList = this.RULE("settingList", (): SettingList => {
    const start = this.startHere();
    const elements: SettingValue[] = [];
    const opener = this.CONSUME(t.OpenBracket);
    elements.push(...this.emptyPlaces());
    this.MANY({
      GATE: () => this.elementHere() && !this.leftOpenBefore(opener),
      DEF: () => {
        elements.push(this.SUBRULE(this.settingValue));
        this.OPTION(() => this.CONSUME(t.Comma));
        elements.push(...this.emptyPlaces());
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBracket);
    return { kind: "SettingList", elements, start, end: this.endHere() };
  });

  readonly settingObject = this.RULE("settingObject", (): SettingObject => {
    const start = this.startHere();
    const opener = this.CONSUME(t.OpenBrace);
    const settings = this.SUBRULE(this.settings);
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "SettingObject", settings, start, end: this.endHere() };
  });

  /** The settings of a block, with or without commas between them. */
  readonly settings = this.RULE("settings", (): readonly Setting[] => {
    const settings: Setting[] = [];
    const opener = this.LA(0);
    this.MANY({
      GATE: () => (this.entryHere() || this.namelessEntryHere() || this.entryBegunHere()) && !this.leftOpenBefore(opener),
      DEF: () => {
        settings.push(this.SUBRULE(this.setting));
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    return settings;
  });

  /** `100 per second`, `100 per 10s` */
  readonly rate = this.RULE("rate", (): SettingValue => {
    const start = this.startHere();
    const count = this.OR2([{ ALT: () => this.numberOf(this.CONSUME(t.NumberLiteral)) }, { ALT: () => this.missing("value") }]);
    this.CONSUME(t.Per);
    const per = this.OR([
      { ALT: () => this.durationOf(this.CONSUME(t.DurationLiteral)) },
      { GATE: () => this.LA(1).tokenType === t.Identifier && this.nameHere(), ALT: () => this.identifierOf(this.CONSUME(t.Identifier)) },
      { ALT: () => this.missing("unit") },
    ]);
    return { kind: "Rate", count, per, start, end: this.endHere() };
  });

  /** `50% of 20` */
  readonly ratio = this.RULE("ratio", (): SettingValue => {
    const start = this.startHere();
    const percent = this.percentOf(this.CONSUME(t.PercentLiteral));
    this.CONSUME(t.Of);
    const of = this.numberOf(this.CONSUME(t.NumberLiteral));
    return { kind: "Ratio", percent, of, start, end: this.endHere() };
  });
}
