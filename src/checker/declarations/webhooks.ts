import { unverifiedWebhooks } from "../../diagnostics/codes/auth.ts";
import { duplicateName, wrongWebhooksPath } from "../../diagnostics/codes/flow.ts";
import { unknownOption, wrongSettingForm } from "../../diagnostics/codes/names.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { webhooksSettings } from "../../language/settings/webhooks.ts";
import type { WebhookScheme } from "../../language/webhook-scheme.ts";
import { webhookSchemes } from "../../language/webhooks/schemes.ts";
import type { Expr, WebhookVerification } from "../../program/program.ts";
import type { Argument, EventMember, Expression, SettingValue, WebhooksMember } from "../../syntax/nodes.ts";
import { stringType, type Type, unknownType } from "../../types/type.ts";
import { locationOf, type Scope } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { emptyScope } from "../scope.ts";
import type { FileContext } from "../session.ts";
import { type Block, readBlock } from "../settings/block.ts";
import { readConfiguration } from "../settings/configuration.ts";
import { invocationOf } from "../settings/paths.ts";
import { readDuration, readList, readText, readWord, recordWord, reportForm } from "../settings/values.ts";
import type { DescribedSystem } from "../symbols/described-system.ts";
import { checkCondition } from "./condition.ts";
import { withHeaderNames } from "./header-names.ts";

/** A `webhooks` block of a system. */
export interface CheckedWebhooks {
  readonly member: WebhooksMember;
  readonly path: string;
  readonly verify: WebhookVerification | undefined;
  readonly id: Expr | undefined;
  readonly events: readonly CheckedEvent[];
}

export interface CheckedEvent {
  readonly member: EventMember;
  readonly name: string;
  readonly type: Type;
  readonly value: Expr | undefined;
  readonly when: Expr | undefined;
}

/** The headers of a delivery: texts by their names in lower case. */
const headersType: Type = { kind: "object", properties: new Map(), additional: stringType };

/** `body` and `headers` of a delivery. The body is whatever came, so members of it are read without trust. */
function deliveryScope(member: WebhooksMember): Scope {
  const span = { start: member.start, end: member.start };
  return emptyScope
    .with({ name: "body", type: unknownType, span, kind: "webhook" })
    .with({ name: "headers", type: headersType, span, kind: "webhook" });
}

/** Checks one `webhooks` block: its path, how deliveries are verified, and its events. */
export function checkWebhooks(
  context: FileContext,
  system: DescribedSystem,
  member: WebhooksMember,
  events: Map<string, EventMember>,
): CheckedWebhooks {
  const block = readBlock(context, webhooksSettings, member.settings, member.path);
  const scope = deliveryScope(member);
  const verify = block.get("verify");
  const id = block.get("id");
  const path = member.path.kind === "StringLiteral" ? member.path.value : "";
  if (id !== undefined) context.model.expression(id.value, { type: unknownType, expected: undefined, scope });
  if (member.path.kind === "StringLiteral") checkPath(context, member.path.value, member.path);
  return {
    member,
    path,
    verify: verify && readVerification(context, system.name, path, verify.value),
    id: id && value(context, scope, asExpression(id.value) ?? reportForm(context, id.specification, id.value)),
    events: member.events.flatMap((event) => checkEvent(context, system, scope, event, events)),
  };
}

function checkPath(context: FileContext, path: string, at: { readonly start: number; readonly end: number }): void {
  const why = !path.startsWith("/")
    ? "it does not begin with `/`"
    : !/^[\x21-\x7e]+$/u.test(path) || /[?#\\{}]/u.test(path)
      ? "it holds more than a path"
      : path.split("/").some((part) => part === "." || part === "..")
        ? "it holds `.` or `..` as a part"
        : undefined;
  if (why !== undefined) context.report(wrongWebhooksPath({ path, why }, locationOf(context, at)));
}

function checkEvent(
  context: FileContext,
  system: DescribedSystem,
  scope: Scope,
  member: EventMember,
  events: Map<string, EventMember>,
): readonly CheckedEvent[] {
  const payload: Expression = member.value ?? {
    kind: "Identifier",
    name: "body",
    quoted: false,
    start: member.name.end,
    end: member.name.end,
  };
  const checkedValue = value(context, scope, payload);
  const when = member.when && checkCondition(context, scope, withHeaderNames(context, member.when));
  if (member.name.kind === "Missing") return [];
  const { name } = member.name;
  const first = events.get(name);
  if (first !== undefined) {
    const related = [{ message: "declared here first", location: locationOf(context, first.name) }];
    context.report(duplicateName({ what: "event", name }, locationOf(context, member.name), { related }));
    return [];
  }
  events.set(name, member);
  const event = system.event(name);
  if (event === undefined) return [];
  context.model.symbol(member.name, { kind: "event", event });
  return [{ member, name, type: event.type, value: checkedValue, when }];
}

function value(context: FileContext, scope: Scope, node: Expression | undefined): Expr | undefined {
  if (node === undefined) return undefined;
  const checked = checkExpression(context, scope, withHeaderNames(context, node));
  return checked.broken ? undefined : checked.expr;
}

/** A setting's value as an expression; undefined where it has a form that only settings have. */
export function asExpression(value: SettingValue): Expression | undefined {
  switch (value.kind) {
    case "Tagged":
    case "SettingList":
    case "SettingObject":
    case "Alias":
    case "Rate":
    case "Ratio":
    case "Conjunction":
    case "Outcome":
      return undefined;
    default:
      return value;
  }
}

function readVerification(context: FileContext, system: string, path: string, value: SettingValue): WebhookVerification | undefined {
  const expected = {
    name: "verify",
    form: { kind: "special", words: "a way to verify deliveries" },
    example: "stripe(secret.WEBHOOK_SECRET)",
  } as const;
  const invocation = invocationOf(value);
  if (invocation === undefined) return reportForm(context, expected, value);
  const scheme = webhookSchemes.find((each) => each.name === invocation.name);
  if (scheme === undefined) {
    const known = webhookSchemes.map((each) => each.name);
    const parameters = { what: "way to verify deliveries", name: invocation.name, suggestion: suggest(invocation.name, known), known };
    context.report(unknownOption(parameters, locationOf(context, invocation.nameSpan)));
    return undefined;
  }
  for (const name of invocation.names) context.model.symbol(name, { kind: "webhookScheme", scheme });
  const wrong = (): undefined => reportForm(context, { ...expected, example: scheme.example }, value);
  const use = `the webhook secret of ${system}`;
  if (scheme.name === "none") {
    if (invocation.given.kind !== "nothing") return wrong();
    context.report(unverifiedWebhooks({ path }, locationOf(context, value)));
    return { kind: "none" };
  }
  if (scheme.name === "hmac") {
    if (invocation.given.kind !== "block") return wrong();
    return readHmac(context, readBlock(context, { owner: "`hmac`", settings: scheme.parameters }, invocation.given.settings, value), use);
  }
  return invocation.given.kind === "arguments" ? readVendorScheme(context, scheme, invocation.given.arguments, value, use) : wrong();
}

function readVendorScheme(
  context: FileContext,
  scheme: WebhookScheme,
  written: readonly Argument[],
  whole: SettingValue,
  use: string,
): WebhookVerification | undefined {
  if (scheme.name === "none" || scheme.name === "hmac") return undefined;
  const values = new Map<string, SettingValue>();
  let next = 0;
  for (const argument of written) {
    const name = argument.name?.name ?? scheme.parameters[next++]?.name;
    if (name === undefined || values.has(name) || !scheme.parameters.some((parameter) => parameter.name === name)) {
      const parameters = {
        setting: scheme.name,
        expected: `${scheme.parameters.map((parameter) => `\`${parameter.name}\``).join(" and ")}, and nothing else`,
        example: scheme.example,
      };
      context.report(wrongSettingForm(parameters, locationOf(context, argument.value)));
      return undefined;
    }
    const setting = argument.name && scheme.parameters.find((parameter) => parameter.name === name);
    if (argument.name !== undefined && setting !== undefined)
      context.model.symbol(argument.name, { kind: "setting", owner: `\`${scheme.name}\``, setting });
    values.set(name, argument.value);
  }
  const [secretParameter] = scheme.parameters;
  const secretValue = values.get("secret");
  if (secretParameter === undefined || secretValue === undefined) {
    return reportForm(context, { name: scheme.name, form: { kind: "configuration", secret: "required" }, example: scheme.example }, whole);
  }
  const secret = readConfiguration(context, secretParameter, secretValue, { secret: "required", use });
  const tolerance = values.get("tolerance");
  const toleranceParameter = scheme.parameters.find((parameter) => parameter.name === "tolerance");
  const milliseconds = tolerance && toleranceParameter && readDuration(context, toleranceParameter, tolerance);
  if (secret === undefined) return undefined;
  return { kind: scheme.name, secret, ...(milliseconds !== undefined && { toleranceMilliseconds: milliseconds }) };
}

function readHmac(context: FileContext, block: Block, use: string): WebhookVerification | undefined {
  const read = <Value>(
    name: string,
    reader: (
      context: FileContext,
      expected: NonNullable<ReturnType<Block["get"]>>["specification"],
      value: SettingValue,
    ) => Value | undefined,
  ): Value | undefined => {
    const known = block.get(name);
    return known && reader(context, known.specification, known.value);
  };
  const secret = read("secret", (inner, expected, each) => readConfiguration(inner, expected, each, { secret: "required", use }));
  const header = read("header", readText);
  const algorithm = read("algorithm", readWord);
  const encoding = read("encoding", readWord);
  const prefix = read("prefix", readText);
  const timestampHeader = read("timestampHeader", readText);
  const toleranceMilliseconds = read("tolerance", readDuration);
  const payload = block.get("payload");
  const parts = payload && readList(context, payload.specification, payload.value).map((part) => readPayloadPart(context, part));
  if (secret === undefined || header === undefined) return undefined;
  return {
    kind: "hmac",
    secret,
    header,
    algorithm: algorithm === "sha1" || algorithm === "sha512" ? algorithm : "sha256",
    encoding: encoding === "base64" ? "base64" : "hex",
    ...(prefix !== undefined && { prefix }),
    ...(parts !== undefined && { payload: parts.filter((part) => part !== undefined) }),
    ...(timestampHeader !== undefined && { timestampHeader }),
    ...(toleranceMilliseconds !== undefined && { toleranceMilliseconds }),
  };
}

/** `body` and `timestamp` stand for themselves, anything else is text. */
function readPayloadPart(context: FileContext, value: SettingValue): string | undefined {
  const isWord = (text: string): boolean => text === "body" || text === "timestamp";
  if (value.kind === "StringLiteral" && !isWord(value.value)) return value.value;
  const form = { kind: "special", words: "`body`, `timestamp` or other text in quotes" } as const;
  const expected = { name: "payload", form, example: '[timestamp, ".", body]' };
  if (value.kind !== "Identifier" || !isWord(value.name)) return reportForm(context, expected, value);
  recordWord(context, [value], expected);
  return value.name;
}
