import {
  duplicateName,
  failureWithoutDeadLetter,
  notSupportedYet,
  triggerWithoutName,
  wrongKeyType,
} from "../../diagnostics/codes/flow.ts";
import { unknownDeclaration, unknownEvent, unknownOption, wrongKindOfName } from "../../diagnostics/codes/names.ts";
import { unmetFault } from "../../diagnostics/codes/types.ts";
import { rename } from "../../diagnostics/rename.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { specificationOf } from "../../language/setting.ts";
import { flowSettings } from "../../language/settings/flow.ts";
import type { Expr, ProgramFlow } from "../../program/program.ts";
import type { Location } from "../../source/span.ts";
import type { Expression, FlowDeclaration, Identifier, SettingValue } from "../../syntax/nodes.ts";
import { membersOf } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { brokenType, resolve, type Type } from "../../types/type.ts";
import { createEnvironmentUses, type EnvironmentUses } from "../collectors.ts";
import { type CheckContext, locationOf, type Scope } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { emptyScope } from "../scope.ts";
import type { FileContext } from "../session.ts";
import { type KnownSetting, readBlock } from "../settings/block.ts";
import { invocationOf, pathOf } from "../settings/paths.ts";
import { readDuration, readList, reportForm } from "../settings/values.ts";
import type { DescribedEvent } from "../symbols/described-system.ts";
import { DescribedSystem } from "../symbols/described-system.ts";
import type { CheckedStep } from "./checked-step.ts";
import { reportMissingColon } from "./missing-colon.ts";
import type { Policies } from "./policies.ts";
import { checkSteps } from "./steps.ts";
import { unboundNames } from "./unbound-names.ts";
import { asExpression } from "./webhooks.ts";

/** A flow, with everything that can be decided without knowing the rest of the program. */
export interface CheckedFlow {
  readonly context: FileContext;
  readonly environment: EnvironmentUses;
  readonly declaration: FlowDeclaration;
  readonly name: string;
  readonly trigger: { readonly system: DescribedSystem; readonly event: DescribedEvent } | undefined;
  readonly input: { readonly name: string; readonly type: Type };
  readonly key: Expr | undefined;
  readonly deadline: { readonly milliseconds: number; readonly location: Location } | undefined;
  readonly failure: ProgramFlow["failure"];
  readonly steps: readonly CheckedStep[];
}

/** Checks one flow: its trigger, its settings and its steps. */
export function checkFlow(outer: FileContext, policies: Policies, declaration: FlowDeclaration): CheckedFlow {
  const name = declaration.name.kind === "Identifier" ? declaration.name.name : "";
  const environment = createEnvironmentUses(`the flow ${name}`);
  const context: FileContext = { ...outer, environment };
  const colonless = settingWithoutColon(declaration);
  if (colonless !== undefined) {
    reportMissingColon(context, colonless.name, colonless.end);
    const nothing = { trigger: undefined, input: { name: "", type: brokenType }, key: undefined, deadline: undefined };
    return { context, environment, declaration, name, ...nothing, failure: [], steps: [] };
  }
  const block = readBlock(context, flowSettings, declaration.settings, declaration.name);
  const on = block.get("on");
  const unnamed = on?.value.kind === "Alias" ? [] : unboundNames(context, declaration);
  const trigger = on && readTrigger(context, on, unnamed);
  const inputName = trigger?.name;
  const type = trigger?.event?.type ?? brokenType;
  // Without a trigger's name, which is reported, nobody knows what these stand for.
  let scope = unnamed.reduce((inner, name) => inner.with({ name, type: brokenType, span: declaration.name, kind: "trigger" }), emptyScope);
  if (inputName !== undefined) {
    const variable = { name: inputName.name, type, span: { start: inputName.start, end: inputName.end }, kind: "trigger" } as const;
    context.model.symbol(inputName, variable);
    scope = scope.with(variable);
  }
  const deadline = block.get("deadline");
  const milliseconds = deadline && readDuration(context, deadline.specification, deadline.value);
  const key = block.get("key");
  return {
    context,
    environment,
    declaration,
    name,
    trigger: trigger?.event && trigger.system && { system: trigger.system, event: trigger.event },
    input: { name: inputName?.name ?? "", type },
    key: key && readKey(context, scope, key),
    deadline:
      milliseconds === undefined || deadline === undefined ? undefined : { milliseconds, location: locationOf(context, deadline.setting) },
    failure: readFailure(context, block.get("failure")),
    steps: checkSteps(context, policies, scope, declaration.steps),
  };
}

/** A setting's name that stands as a step, in front of its value: the colon is missing. */
function settingWithoutColon({ steps }: FlowDeclaration): Identifier | undefined {
  const [name, value] = steps;
  if (name?.kind !== "CallStep" || name.value.kind !== "Identifier" || value?.kind !== "CallStep") return undefined;
  return specificationOf(flowSettings, name.value.name) === undefined ? undefined : name.value;
}

interface Trigger {
  readonly name: Identifier | undefined;
  readonly system: DescribedSystem | undefined;
  readonly event: DescribedEvent | undefined;
}

/** Triggers that the language has beside events of systems. */
const laterTriggers: ReadonlyMap<string, string> = new Map([
  ["every", "A schedule (`every`)"],
  ["cron", "A schedule (`cron`)"],
  ["call", "A flow that is called (`call(…)`)"],
]);

function readTrigger(context: FileContext, known: KnownSetting, unnamed: readonly string[]): Trigger | undefined {
  const alias = known.value.kind === "Alias" ? known.value : undefined;
  const value: SettingValue = alias?.value ?? known.value;
  const name = alias?.name.kind === "Identifier" ? alias.name : undefined;
  const later = laterTriggers.get(invocationOf(value)?.name ?? "");
  if (later !== undefined) {
    context.report(
      notSupportedYet(
        { what: later, instead: "A flow can begin with an event of a system: `on: system.event as name`." },
        locationOf(context, value),
      ),
    );
    return { name, system: undefined, event: undefined };
  }
  const path = pathOf(value);
  const [root, member, ...more] = path ?? [];
  if (root === undefined || member === undefined || more.length > 0) {
    reportForm(context, known.specification, value);
    return { name, system: undefined, event: undefined };
  }
  const symbol = context.symbols.lookup(root.name);
  if (symbol === undefined) {
    const suggestion = suggest(root.name, context.symbols.names("system"));
    const location = locationOf(context, root);
    context.report(unknownDeclaration({ kind: "system", name: root.name, suggestion }, location, { fixes: rename(location, suggestion) }));
    return { name, system: undefined, event: undefined };
  }
  if (!(symbol instanceof DescribedSystem)) {
    context.report(wrongKindOfName({ name: root.name, expected: "system", found: symbol.kind }, locationOf(context, root)));
    return { name, system: undefined, event: undefined };
  }
  context.model.symbol(root, symbol);
  const event = symbol.event(member.name);
  if (event === undefined) {
    const suggestion = suggest(member.name, symbol.eventNames());
    // A description that cannot be read has been reported.
    const location = locationOf(context, member);
    if (symbol.contract !== undefined)
      context.report(
        unknownEvent({ system: symbol.name, name: member.name, suggestion }, location, { fixes: rename(location, suggestion) }),
      );
    return { name, system: undefined, event: undefined };
  }
  context.model.symbol(member, event);
  if (alias === undefined) {
    const location = locationOf(context, value);
    const newText = ` as ${unnamed[0] ?? "event"}`;
    const fixes = [{ title: `Name it with \`${newText.trim()}\``, edits: [{ location: { ...location, start: location.end }, newText }] }];
    context.report(triggerWithoutName({ event: `${root.name}.${member.name}` }, location, { fixes }));
  }
  return { name, system: symbol, event };
}

function readKey(context: FileContext, scope: Scope, known: KnownSetting): Expr | undefined {
  const node: Expression | undefined = asExpression(known.value);
  if (node === undefined) return reportForm(context, known.specification, known.value);
  const checked = checkExpression(context, scope, node);
  if (checked.broken) return undefined;
  const [fault] = checked.faults;
  if (fault !== undefined) {
    context.report(unmetFault({ source: checked.path ?? "the key", reason: fault.reason }, locationOf(context, fault.node)));
    return undefined;
  }
  if (!isKeyType(checked.type)) {
    context.report(wrongKeyType({ type: `\`${printType(checked.type)}\`` }, locationOf(context, node)));
    return undefined;
  }
  return checked.expr;
}

function isKeyType(type: Type): boolean {
  return membersOf(type).every((member) => {
    const form = resolve(member);
    if (form.kind === "union") return form.members.every(isKeyType);
    if (form.kind === "literal") return typeof form.value === "string" || typeof form.value === "number";
    return form.kind === "string" || form.kind === "number";
  });
}

function readFailure(context: CheckContext, known: KnownSetting | undefined): ProgramFlow["failure"] {
  const outcomes: ProgramFlow["failure"][number][] = [{ kind: "deadLetter" }];
  if (known === undefined) return outcomes;
  let deadLetter = false;
  const channels = new Set<string>();
  const expected = {
    name: "failure",
    form: { kind: "special", words: '`deadLetter` or `alert "CHANNEL"`' },
    example: '[deadLetter, alert "ops"]',
  } as const;
  for (const element of readList(context, known.specification, known.value)) {
    const invocation = invocationOf(element);
    if (invocation?.name === "deadLetter" && invocation.given.kind === "nothing") deadLetter = true;
    else if (invocation?.name === "alert" && invocation.given.kind === "text") {
      const channel = invocation.given.text.value;
      if (channels.has(channel)) context.report(duplicateName({ what: "alert", name: channel }, locationOf(context, element)));
      else outcomes.push({ kind: "alert", channel });
      channels.add(channel);
    } else if (invocation !== undefined && invocation.given.kind === "nothing" && invocation.name !== "alert") {
      const words = ["deadLetter", "alert"];
      context.report(
        unknownOption(
          { what: "outcome of a failed run", name: invocation.name, suggestion: suggest(invocation.name, words), known: words },
          locationOf(context, element),
        ),
      );
      deadLetter = true;
    } else {
      reportForm(context, expected, element);
      deadLetter = true;
      break;
    }
  }
  if (!deadLetter) context.report(failureWithoutDeadLetter({}, locationOf(context, known.value)));
  return outcomes;
}
