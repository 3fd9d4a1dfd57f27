import { notSupportedYet, triggerWithoutName } from "../../diagnostics/codes/flow.ts";
import { unknownDeclaration, unknownEvent, wrongKindOfName } from "../../diagnostics/codes/names.ts";
import { wrongSchedule } from "../../diagnostics/codes/steps.ts";
import { rename } from "../../diagnostics/fixes.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { readCron, runsPerDay } from "../../language/cron.ts";
import type { Location } from "../../source/span.ts";
import type { Expression, Identifier, SettingValue, TypeNode } from "../../syntax/nodes.ts";
import { brokenType, neverType, type Type } from "../../types/type.ts";
import { locationOf } from "../context.ts";
import type { FileContext } from "../session.ts";
import type { KnownSetting } from "../settings/block.ts";
import { type Invocation, invocationOf, pathOf } from "../settings/paths.ts";
import { readDuration, recordWord, reportForm } from "../settings/values.ts";
import { type DescribedEvent, DescribedSystem } from "../symbols/described-system.ts";
import { typeOfNode } from "./type-node.ts";

/** What starts the runs of a flow. */
export interface Trigger {
  readonly name: Identifier | undefined;
  /** The type of the trigger's value. */
  readonly type: Type;
  /** Undefined where it is wrong, which has been reported. */
  readonly source?:
    | { readonly kind: "event"; readonly system: DescribedSystem; readonly event: DescribedEvent }
    | { readonly kind: "schedule"; readonly schedule: Schedule }
    | { readonly kind: "call" }
    | undefined;
}

/** How often something begins by itself. */
export interface Schedule {
  /** As it is written (`every 5m`). */
  readonly text: string;
  /** On a day on which it begins at all. */
  readonly runsPerDay: number;
  readonly location: Location;
}

const millisecondsPerDay = 86_400_000;

/** The value of a schedule's run: when it was due. */
const dueType: Type = {
  kind: "object",
  properties: new Map([
    [
      "at",
      {
        name: "at",
        type: { kind: "string", format: "date-time" },
        required: true,
        readOnly: false,
        writeOnly: false,
        deprecated: false,
        description: "When the run was due.",
      },
    ],
  ]),
  additional: neverType,
};

/** Whether a trigger is a schedule: its value need not have a name. */
export function beginsByItself(value: SettingValue): boolean {
  const name = invocationOf(value)?.name;
  return name === "every" || name === "cron";
}

/**
 * Reads `on:` of a flow: an event of a system, `every`, `cron`, or `call`.
 *
 * @param unnamed names that the flow uses and nothing binds: one of them is meant for the trigger's value
 */
export function readTrigger(context: FileContext, known: KnownSetting, unnamed: readonly string[]): Trigger {
  const alias = known.value.kind === "Alias" ? known.value : undefined;
  const value: SettingValue = alias?.value ?? known.value;
  const name = alias?.name.kind === "Identifier" ? alias.name : undefined;
  const invocation = invocationOf(value);
  const words = ["every", "cron", "call"];
  if (invocation !== undefined && words.includes(invocation.name)) recordWord(context, invocation.names, known.specification);
  switch (invocation?.name) {
    case "every":
    case "cron": {
      const schedule = readSchedule(context, known, value);
      context.unsupported(notSupportedYet({ what: `A schedule (\`${invocation.name}\`)`, instead }, locationOf(context, value)));
      return { name, type: dueType, source: schedule && { kind: "schedule", schedule } };
    }
    case "call":
      context.unsupported(notSupportedYet({ what: "A flow that is called (`call(…)`)", instead }, locationOf(context, value)));
      return { name, type: calledType(context, known, value, invocation), source: { kind: "call" } };
    default:
      return readEvent(context, known, value, name, alias === undefined ? unnamed : undefined);
  }
}

const instead = "A flow can begin with an event of a system: `on: system.event as name`.";

/** `every 5m`, `cron "0 2 * * *" in "Europe/Berlin"`; undefined where it is wrong, which has been reported. */
export function readSchedule(context: FileContext, known: KnownSetting, value: SettingValue): Schedule | undefined {
  const location = locationOf(context, value);
  if (value.kind !== "Tagged") return reportForm(context, known.specification, value);
  if (value.value.kind === "DurationLiteral") {
    const milliseconds = readDuration(context, { ...known.specification, form: { kind: "duration" } }, value.value);
    return milliseconds === undefined
      ? undefined
      : { text: `every ${value.value.text}`, runsPerDay: millisecondsPerDay / milliseconds, location };
  }
  if (value.value.kind !== "StringLiteral") return reportForm(context, known.specification, value);
  const text = value.value.value;
  const schedule = readCron(text);
  if ("wrong" in schedule) {
    context.report(wrongSchedule({ text, why: schedule.wrong }, locationOf(context, value.value)));
    return undefined;
  }
  for (const { word, value: zone } of value.modifiers) {
    if (word.name === "in" && zone.kind === "StringLiteral" && isZone(zone.value)) continue;
    if (word.name === "in" && zone.kind === "StringLiteral")
      context.report(wrongSchedule({ text: zone.value, why: "there is no such time zone" }, locationOf(context, zone)));
    else reportForm(context, known.specification, value);
    return undefined;
  }
  return { text: `cron ${JSON.stringify(text)}`, runsPerDay: runsPerDay(schedule), location };
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** `call(input: T)`: the type of what the flow is called with. */
function calledType(context: FileContext, known: KnownSetting, value: SettingValue, { given }: Invocation): Type {
  const [argument, ...more] = given.kind === "arguments" ? given.arguments : [];
  const node =
    argument?.name !== undefined && argument.value.kind !== "Tagged" && more.length === 0 ? typeNodeOf(argument.value) : undefined;
  if (node !== undefined) return typeOfNode(context, node);
  reportForm(context, { ...known.specification, example: "call(input: shop.Order) as order" }, value);
  return brokenType;
}

function typeNodeOf(value: Expression): TypeNode | undefined {
  const path = pathOf(value);
  return path && { kind: "TypeName", path, start: value.start, end: value.end };
}

function readEvent(
  context: FileContext,
  known: KnownSetting,
  value: SettingValue,
  name: Identifier | undefined,
  unnamed: readonly string[] | undefined,
): Trigger {
  const path = pathOf(value);
  const [root, member, ...more] = path ?? [];
  if (root === undefined || member === undefined || more.length > 0) {
    reportForm(context, known.specification, value);
    return { name, type: brokenType };
  }
  const symbol = context.symbols.lookup(root.name);
  if (symbol === undefined) {
    const suggestion = suggest(root.name, context.symbols.names("system"));
    const location = locationOf(context, root);
    context.report(unknownDeclaration({ kind: "system", name: root.name, suggestion }, location, { fixes: rename(location, suggestion) }));
    return { name, type: brokenType };
  }
  if (!(symbol instanceof DescribedSystem)) {
    context.report(wrongKindOfName({ name: root.name, expected: "system", found: symbol.kind }, locationOf(context, root)));
    return { name, type: brokenType };
  }
  context.model.symbol(root, { kind: "declaration", symbol });
  const event = symbol.event(member.name);
  if (event === undefined) {
    const suggestion = suggest(member.name, symbol.eventNames());
    // A description that cannot be read has been reported.
    const location = locationOf(context, member);
    if (symbol.contract !== undefined)
      context.report(
        unknownEvent({ system: symbol.name, name: member.name, suggestion }, location, { fixes: rename(location, suggestion) }),
      );
    return { name, type: brokenType };
  }
  context.model.symbol(member, { kind: "event", event });
  if (unnamed !== undefined) {
    const location = locationOf(context, value);
    const newText = ` as ${unnamed[0] ?? "event"}`;
    const fixes = [{ title: `Name it with \`${newText.trim()}\``, edits: [{ location: { ...location, start: location.end }, newText }] }];
    context.report(triggerWithoutName({ event: `${root.name}.${member.name}` }, location, { fixes }));
  }
  return { name, type: event.type, source: { kind: "event", system: symbol, event } };
}
