import type {
  AssumeMember,
  ChannelMember,
  EventMember,
  Expression,
  Identifier,
  Name,
  OperationMember,
  Setting,
  SystemDeclaration,
  SystemMember,
  TypeNode,
  WebhooksMember,
} from "../../syntax/nodes.ts";
import * as t from "../tokens.ts";
import { MapRules } from "./maps.ts";

const memberWords = [t.Operation, t.Webhooks, t.Assume, t.Channel, t.Event];

/** Systems: settings, operations, webhooks, assumptions, channels. */
export abstract class SystemRules extends MapRules {
  readonly systemDeclaration = this.RULE("systemDeclaration", (): SystemDeclaration => {
    const start = this.startHere();
    const doc = this.docHere();
    const members: SystemMember[] = [];
    this.CONSUME(t.System);
    const name = this.SUBRULE(this.name);
    const opener = this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () => this.memberBegins() && !this.leftOpenBefore(opener),
      DEF: () => {
        members.push(this.SUBRULE(this.systemMember));
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "SystemDeclaration", doc, name, members, start, end: this.endHere() };
  });

  private memberBegins(): boolean {
    return !this.blockEndsHere() && (this.settingHere() || memberWords.includes(this.LA(1).tokenType));
  }

  private settingHere(): boolean {
    return this.entryHere() || this.namelessEntryHere() || this.settingBegunHere();
  }

  /** A setting whose colon is not written yet, and no member that begins with a word of its own. */
  private settingBegunHere(): boolean {
    return this.entryBegunHere() && !memberWords.includes(this.LA(1).tokenType);
  }

  readonly systemMember = this.RULE(
    "systemMember",
    (): SystemMember =>
      this.OR({
        DEF: [
          { GATE: () => this.settingHere(), ALT: (): SystemMember => this.SUBRULE(this.setting) },
          { ALT: (): SystemMember => this.SUBRULE(this.operationMember) },
          { ALT: (): SystemMember => this.SUBRULE(this.webhooksMember) },
          { ALT: (): SystemMember => this.SUBRULE(this.assumeMember) },
          { ALT: (): SystemMember => this.SUBRULE(this.channelMember) },
        ],
        IGNORE_AMBIGUITIES: true,
        ERR_MSG: "a setting, `operation`, `webhooks` or `assume`",
      }),
  );

  /** `operation NAME { … }`, `operation NAME = METHOD "/path" { … }` */
  readonly operationMember = this.RULE("operationMember", (): OperationMember => {
    const start = this.startHere();
    const doc = this.docHere();
    let method: Identifier | undefined;
    let path: OperationMember["path"];
    let settings: readonly Setting[] = [];
    this.CONSUME(t.Operation);
    const name = this.SUBRULE(this.name);
    const request = (): void => {
      const written = this.SUBRULE2(this.name);
      if (written?.kind === "Identifier") method = written;
      path = this.SUBRULE(this.string);
    };
    if (this.isAt(t.Identifier) && this.sameLine() && this.isAt(t.StringLiteral, 2) && !this.isAt(t.Colon, 3)) {
      this.lost(t.Equal);
      request();
    } else
      this.OPTION(() => {
        this.CONSUME(t.Equal);
        request();
      });
    const block = (): void => {
      const opener = this.CONSUME(t.OpenBrace);
      settings = this.SUBRULE(this.settings);
      if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    };
    if (this.blockLostAt(1)) block();
    else this.OPTION2(block);
    return { kind: "OperationMember", doc, name, method, path, settings, start, end: this.endHere() };
  });

  readonly webhooksMember = this.RULE("webhooksMember", (): WebhooksMember => {
    const start = this.startHere();
    const doc = this.docHere();
    const settings: Setting[] = [];
    const events: EventMember[] = [];
    this.CONSUME(t.Webhooks);
    const path = this.SUBRULE(this.string);
    const opener = this.CONSUME(t.OpenBrace);
    this.MANY({
      GATE: () => this.memberBegins() && !this.leftOpenBefore(opener),
      DEF: () => {
        this.OR({
          DEF: [
            {
              // No setting is called `event`: it is one whose name is left out.
              GATE: () => this.settingHere() && !this.isAt(t.Event),
              ALT: (): unknown => settings.push(this.SUBRULE(this.setting)),
            },
            { ALT: (): unknown => events.push(this.SUBRULE(this.eventMember)) },
          ],
          IGNORE_AMBIGUITIES: true,
          ERR_MSG: "a setting or `event`",
        });
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "WebhooksMember", doc, path, settings, events, start, end: this.endHere() };
  });

  /** `event NAME: TYPE = EXPRESSION when CONDITION` */
  readonly eventMember = this.RULE("eventMember", (): EventMember => {
    const start = this.startHere();
    const doc = this.docHere();
    let type: TypeNode | undefined;
    let value: Expression | undefined;
    let when: Expression | undefined;
    this.CONSUME(t.Event);
    // Here a colon follows the name, so this is not `name`, which takes `name :` for the next setting.
    const name = this.SUBRULE(this.label);
    if (this.partFollows()) {
      this.lost(t.Colon);
      type = this.SUBRULE(this.type);
    } else
      this.OPTION(() => {
        this.CONSUME(t.Colon);
        type = this.SUBRULE(this.type);
      });
    if (this.partFollows()) {
      this.lost(t.Equal);
      value = this.SUBRULE(this.expression);
    } else
      this.OPTION2(() => {
        this.CONSUME(t.Equal);
        value = this.SUBRULE(this.expression);
      });
    if (this.partFollows()) {
      this.lost(t.When);
      when = this.SUBRULE2(this.expression);
    } else
      this.OPTION3({
        GATE: () => !this.isAt(t.Colon, 2),
        DEF: () => {
          this.CONSUME(t.When);
          when = this.SUBRULE2(this.expression);
        },
      });
    return { kind: "EventMember", doc, name, type, value, when, start, end: this.endHere() };
  });

  /** The next part of an event stands here without the sign in front of it. */
  private partFollows(): boolean {
    return this.LA(1).tokenType === t.Identifier && this.sameLine() && !this.isAt(t.Colon, 2);
  }

  /** `assume a.b.c: TYPE`, `assume personal: [a.b.c]` */
  readonly assumeMember = this.RULE("assumeMember", (): AssumeMember => {
    const start = this.startHere();
    const doc = this.docHere();
    const subject: Identifier[] = [];
    this.CONSUME(t.Assume);
    const addLabel = (part: Name | undefined): unknown => part?.kind === "Identifier" && subject.push(part);
    addLabel(this.SUBRULE(this.label));
    this.MANY(() => {
      this.CONSUME(t.Dot);
      addLabel(this.SUBRULE2(this.label));
    });
    this.CONSUME(t.Colon);
    const value = this.OR({
      DEF: [
        { ALT: (): AssumeMember["value"] => this.SUBRULE(this.settingList) },
        { GATE: () => this.typeBegins(), ALT: (): AssumeMember["value"] => this.SUBRULE(this.type) },
        { ALT: (): AssumeMember["value"] => this.missing("type") },
      ],
      IGNORE_AMBIGUITIES: true,
    });
    return { kind: "AssumeMember", doc, subject, value, start, end: this.endHere() };
  });

  readonly channelMember = this.RULE("channelMember", (): ChannelMember => {
    const start = this.startHere();
    const doc = this.docHere();
    this.CONSUME(t.Channel);
    const name = this.SUBRULE(this.name);
    const opener = this.CONSUME(t.OpenBrace);
    const settings = this.SUBRULE(this.settings);
    if (!this.isLeftOpen(opener)) this.CONSUME(t.CloseBrace);
    return { kind: "ChannelMember", doc, name, settings, start, end: this.endHere() };
  });
}
