import { notSupportedYet } from "../../diagnostics/codes/flow.ts";
import { unknownOption } from "../../diagnostics/codes/names.ts";
import { conflictNotComparable, syncPartNotACall } from "../../diagnostics/codes/sync.ts";
import { unmetFault } from "../../diagnostics/codes/types.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { syncSettings } from "../../language/settings/sync.ts";
import type { Expression, SyncDeclaration } from "../../syntax/nodes.ts";
import { membersOf, orAbsent, present } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { absentType, brokenType, resolve, type Type } from "../../types/type.ts";
import { locationOf, type Scope, type TypedExpression } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { emptyScope } from "../scope.ts";
import type { FileContext } from "../session.ts";
import { type Block, type KnownSetting, readBlock } from "../settings/block.ts";
import { invocationOf } from "../settings/paths.ts";
import { readDuration, readInteger, readWord, recordWord, reportForm } from "../settings/values.ts";
import { checkCallOfOperation, operationCallOf, reportUnknownSystem } from "./call.ts";
import type { CheckedCallStep } from "./checked-step.ts";
import { readSchedule, type Schedule } from "./trigger.ts";
import { asExpression } from "./webhooks.ts";

/** A sync, with everything that can be decided without knowing the rest of the program. */
export interface CheckedSync {
  readonly context: FileContext;
  readonly declaration: SyncDeclaration;
  readonly block: Block;
  readonly schedule: Schedule | undefined;
  readonly read: CheckedCallStep | undefined;
  readonly find: CheckedCallStep | undefined;
  readonly write: CheckedCallStep | undefined;
  /** What the checkpoint is taken from. */
  readonly since: { readonly node: Expression; readonly type: Type } | undefined;
  readonly deletes: "ignore" | "mirror";
  /** The calls of the three, as far as they are sound. */
  readonly steps: readonly CheckedCallStep[];
}

const itemNames = { item: "item", found: "found", checkpoint: "checkpoint" } as const;

/** Checks one sync: what it reads, finds and writes, and by what it knows what has changed. */
export function checkSync(context: FileContext, declaration: SyncDeclaration): CheckedSync {
  const { start } = declaration;
  const instead = "A flow that begins with an event can write single records.";
  context.unsupported(notSupportedYet({ what: "`sync`", instead }, { file: context.file, start, end: start + "sync".length }));
  const block = readBlock(context, syncSettings, declaration.settings, declaration.name);
  const item = itemTypeOf(context, block.get("read"));
  const variable = (scope: Scope, name: string, type: Type): Scope =>
    scope.with({ name, type, span: { start: declaration.name.start, end: declaration.name.start }, kind: "item" });
  const withItem = variable(emptyScope, itemNames.item, item);
  const since = readSince(context, withItem, block.get("since"));
  // The first time there is none.
  const checkpoint = since === undefined ? brokenType : orAbsent(present(since.type));
  const read = readCall(context, variable(emptyScope, itemNames.checkpoint, checkpoint), block.get("read"), declaration);
  const find = readCall(context, withItem, block.get("find"), declaration);
  const found = find === undefined ? absentType : orAbsent(find.call.operation.result);
  const withFound = block.has("find") ? variable(withItem, itemNames.found, find === undefined ? brokenType : found) : withItem;
  const write = readCall(context, withFound, block.get("write"), declaration);
  readConflict(context, block, withFound);
  const batch = block.get("batch");
  if (batch !== undefined) readInteger(context, batch.specification, batch.value);
  const deletes = block.get("deletes");
  const word = deletes && readWord(context, deletes.specification, deletes.value);
  return {
    context,
    declaration,
    block,
    schedule: readEvery(context, block.get("every")),
    read,
    find,
    write,
    since,
    deletes: word === "mirror" ? "mirror" : "ignore",
    steps: [read, find, write].filter((step) => step !== undefined),
  };
}

/** `5m`, or a schedule as a flow has it. */
function readEvery(context: FileContext, known: KnownSetting | undefined): Schedule | undefined {
  if (known === undefined) return undefined;
  const { value, specification } = known;
  if (value.kind !== "DurationLiteral")
    return value.kind === "Tagged" ? readSchedule(context, known, value) : reportForm(context, specification, value);
  const milliseconds = readDuration(context, specification, value);
  return milliseconds === undefined
    ? undefined
    : { text: `every ${value.text}`, runsPerDay: 86_400_000 / milliseconds, location: locationOf(context, value) };
}

/** The type of what the read operation gives many of; its arguments are looked at later. */
function itemTypeOf(context: FileContext, known: KnownSetting | undefined): Type {
  const node = known && asExpression(known.value);
  const found = node && operationCallOf(context, emptyScope, node);
  const operation = found?.name && found.system.operation(found.name.name);
  return (operation && found?.system.itemType(operation)) ?? brokenType;
}

function readCall(context: FileContext, scope: Scope, known: KnownSetting | undefined, node: SyncDeclaration): CheckedCallStep | undefined {
  if (known === undefined) return undefined;
  const value = asExpression(known.value);
  if (value === undefined) return reportForm(context, known.specification, known.value);
  const found = operationCallOf(context, scope, value);
  if (found === undefined) {
    if (value.kind === "Missing" || reportUnknownSystem(context, scope, value)) return undefined;
    const name = known.specification.name;
    context.report(syncPartNotACall({ setting: name, example: known.specification.example }, locationOf(context, value)));
    return undefined;
  }
  const call = checkCallOfOperation(context, scope, found);
  return (
    call && {
      kind: "call",
      id: known.specification.name,
      call,
      handlers: [],
      keys: {},
      doc: undefined,
      node: { kind: "CallStep", value, clauses: [], start: node.start, end: node.end },
    }
  );
}

function readSince(context: FileContext, scope: Scope, known: KnownSetting | undefined): CheckedSync["since"] {
  if (known === undefined) return undefined;
  const node = asExpression(known.value);
  if (node === undefined) return reportForm(context, known.specification, known.value);
  const checked = sound(context, checkExpression(context, scope, node));
  return checked && { node, type: checked.type };
}

/** An expression that is used as it is: nothing may be unmet. */
function sound(context: FileContext, checked: TypedExpression): TypedExpression | undefined {
  if (checked.broken) return undefined;
  const [fault] = checked.faults;
  if (fault === undefined) return checked;
  context.report(unmetFault({ source: checked.path ?? "the value", reason: fault.reason }, locationOf(context, fault.node)));
  return undefined;
}

/** `source`, `target`, or `newest(item.…, found.…)`. */
function readConflict(context: FileContext, block: Block, scope: Scope): void {
  const known = block.get("conflict");
  if (known === undefined) return;
  const { value, specification } = known;
  const invocation = invocationOf(value);
  const words = ["newest", "source", "target"];
  if (invocation === undefined) {
    reportForm(context, specification, value);
    return;
  }
  if (!words.includes(invocation.name)) {
    const parameters = { what: "way to choose", name: invocation.name, suggestion: suggest(invocation.name, words), known: words };
    context.report(unknownOption(parameters, locationOf(context, invocation.nameSpan)));
    return;
  }
  recordWord(context, invocation.names, specification);
  const { given } = invocation;
  if (invocation.name !== "newest") {
    if (given.kind !== "nothing") reportForm(context, specification, value);
    return;
  }
  const sides = given.kind === "arguments" ? given.arguments.map((argument) => argument.value) : [];
  const [left, right, ...more] = sides;
  if (left === undefined || right === undefined || more.length > 0 || left.kind === "Tagged" || right.kind === "Tagged") {
    reportForm(context, specification, value);
    return;
  }
  // What was found may not be there, and then nothing conflicts: it is looked at as if it were.
  const foundVariable = scope.lookup(itemNames.found);
  const inner = foundVariable === undefined ? scope : scope.narrowed(itemNames.found, present(foundVariable.type));
  const types = [left, right].map((side) => sound(context, checkExpression(context, inner, side))?.type);
  const [first, second] = types;
  if (first === undefined || second === undefined || isTime(first, second)) return;
  const parameters = { left: printType(first), right: printType(second) };
  context.report(conflictNotComparable(parameters, locationOf(context, value)));
}

/** Whether two values can be told to be older and newer: both numbers, or both texts of the same format. */
function isTime(left: Type, right: Type): boolean {
  const [a, b] = [kindsOf(left), kindsOf(right)];
  if (a.has("unknown") || b.has("unknown")) return true;
  const both = new Set([...a, ...b]);
  // A text without a format may be of any.
  if (both.has("string") && ![...both].some((kind) => kind === "number" || kind === "other")) return true;
  return both.size === 1 && !both.has("other");
}

/** `number`, the formats of texts, `string` for a text of no format. */
function kindsOf(type: Type): ReadonlySet<string> {
  const kinds = membersOf(present(type)).flatMap((member): readonly string[] => {
    const form = resolve(member);
    if (form.kind === "union") return [...kindsOf(form)];
    if (form.kind === "string") return [form.format ?? "string"];
    if (form.kind === "literal" && typeof form.value === "string") return ["string"];
    if (form.kind === "number" || (form.kind === "literal" && typeof form.value === "number")) return ["number"];
    return form.kind === "unknown" ? ["unknown"] : form.kind === "null" ? [] : ["other"];
  });
  return new Set(kinds);
}
