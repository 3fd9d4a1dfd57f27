import { duplicateName, failureWithoutDeadLetter, wrongKeyType } from "../../diagnostics/codes/flow.ts";
import { unknownOption } from "../../diagnostics/codes/names.ts";
import { unmetFault } from "../../diagnostics/codes/types.ts";
import { safely } from "../../diagnostics/fixes.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { specificationOf } from "../../language/setting.ts";
import { flowSettings } from "../../language/settings/flow.ts";
import type { Expr, ProgramFlow } from "../../program/program.ts";
import type { Location } from "../../source/span.ts";
import type { Expression, FlowDeclaration, Identifier } from "../../syntax/nodes.ts";
import { membersOf } from "../../types/join.ts";
import { printType } from "../../types/print.ts";
import { brokenType, resolve, type Type, unknownType } from "../../types/type.ts";
import { createEnvironmentUses, type EnvironmentUses } from "../collectors.ts";
import { type CheckContext, locationOf, type Scope } from "../context.ts";
import { checkExpression } from "../expressions/check-expression.ts";
import { emptyScope } from "../scope.ts";
import type { FileContext } from "../session.ts";
import { type KnownSetting, readBlock } from "../settings/block.ts";
import { invocationOf } from "../settings/paths.ts";
import { readDuration, readList, recordWord, reportForm } from "../settings/values.ts";
import type { DescribedEvent, DescribedSystem } from "../symbols/described-system.ts";
import type { CheckedStep } from "./checked-step.ts";
import { reportMissingColon } from "./missing-colon.ts";
import type { Policies } from "./policies.ts";
import { checkSteps } from "./steps.ts";
import { beginsByItself, readTrigger, type Schedule } from "./trigger.ts";
import { unboundNames } from "./unbound-names.ts";
import { asExpression } from "./webhooks.ts";

/** A flow, with everything that can be decided without knowing the rest of the program. */
export interface CheckedFlow {
  readonly context: FileContext;
  readonly environment: EnvironmentUses;
  readonly declaration: FlowDeclaration;
  readonly name: string;
  readonly trigger: { readonly system: DescribedSystem; readonly event: DescribedEvent } | undefined;
  /** Set where it begins by itself. */
  readonly schedule: Schedule | undefined;
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
    const nothing = { trigger: undefined, schedule: undefined, input: { name: "", type: brokenType }, key: undefined, deadline: undefined };
    return { context, environment, declaration, name, ...nothing, failure: [], steps: [] };
  }
  const block = readBlock(context, flowSettings, declaration.settings, declaration.name);
  const on = block.get("on");
  const unnamed = on !== undefined && (on.value.kind === "Alias" || beginsByItself(on.value)) ? [] : unboundNames(context, declaration);
  const trigger = on && readTrigger(context, on, unnamed);
  const inputName = trigger?.name;
  const type = trigger?.type ?? brokenType;
  // Without a trigger's name, which is reported, nobody knows what these stand for.
  let scope = unnamed.reduce((inner, name) => inner.with({ name, type: brokenType, span: declaration.name, kind: "trigger" }), emptyScope);
  if (inputName !== undefined) {
    const variable = { name: inputName.name, type, span: { start: inputName.start, end: inputName.end }, kind: "trigger" } as const;
    context.model.symbol(inputName, { kind: "variable", variable, file: context.file });
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
    trigger: trigger?.source?.kind === "event" ? trigger.source : undefined,
    schedule: trigger?.source?.kind === "schedule" ? trigger.source.schedule : undefined,
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

function readKey(context: FileContext, scope: Scope, known: KnownSetting): Expr | undefined {
  context.model.expression(known.value, { type: unknownType, expected: undefined, scope });
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
    if (invocation?.name === "deadLetter" || invocation?.name === "alert") recordWord(context, invocation.names, expected);
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
  if (!deadLetter) {
    const { file, start, end } = locationOf(context, known.value);
    const isList = known.value.kind === "SettingList";
    const edits = isList
      ? [{ location: { file, start: start + 1, end: start + 1 }, newText: "deadLetter, " }]
      : [
          { location: { file, start, end: start }, newText: "[deadLetter, " },
          { location: { file, start: end, end }, newText: "]" },
        ];
    const fixes = safely([{ title: "Write `deadLetter`, too", edits }]);
    context.report(failureWithoutDeadLetter({}, locationOf(context, known.value), { fixes }));
  }
  return outcomes;
}
