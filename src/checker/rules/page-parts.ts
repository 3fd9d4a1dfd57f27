import type { Location } from "../../source/span.ts";
import type { Node, Setting, SettingValue } from "../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, orAbsent, present } from "../../types/join.ts";
import { lookUpMember } from "../../types/members.ts";
import { resolve, type Type } from "../../types/type.ts";
import type { ModelRecorder } from "../context.ts";
import { type CheckedCallStep, type CheckedStep, stepsWithin } from "../declarations/checked-step.ts";
import type { FileContext } from "../session.ts";
import { invocationOf } from "../settings/paths.ts";
import type { DescribedOperation } from "../symbols/described-operation.ts";
import type { DescribedSystem } from "../symbols/described-system.ts";

/** A call whose pages are read one after the other. */
export interface PagedCall {
  readonly context: FileContext;
  readonly step: CheckedCallStep;
}

/** What `pages` of a system says. */
export interface Pages {
  readonly style: string;
  readonly parts: ReadonlyMap<string, SettingValue>;
  readonly location: Location;
  /** The context of the file that says it. */
  readonly context: FileContext;
}

/** The calls over whose pages `for` goes, within steps. */
export function pagedCallsOf(context: FileContext, steps: readonly CheckedStep[]): readonly PagedCall[] {
  return steps.flatMap((step) => [
    ...(step.kind === "for" && step.source.kind === "pages" ? [{ context, step: step.source.call }] : []),
    ...pagedCallsOf(context, stepsWithin(step)),
  ]);
}

/** What a system says of its pages; undefined where it says nothing, or something wrong. */
export function pagesOf(system: DescribedSystem): Pages | undefined {
  const setting = system.declaration.members.find((member): member is Setting => member.kind === "Setting" && nameOf(member) === "pages");
  const invocation = setting && invocationOf(setting.value);
  if (setting === undefined || invocation === undefined) return undefined;
  const { given } = invocation;
  const parts = new Map<string, SettingValue>();
  for (const part of given.kind === "block" ? given.settings : []) parts.set(nameOf(part) ?? "", part.value);
  const { start, end } = setting;
  return { style: invocation.name, parts, location: { file: system.file, start, end }, context: system.context };
}

function nameOf({ name }: Setting): string | undefined {
  return name.kind === "Identifier" ? name.name : name.kind === "StringLiteral" ? name.value : undefined;
}

/** The name of a parameter as a setting of `pages` gives it. */
export function parameterName(value: SettingValue | undefined): string | undefined {
  return value?.kind === "Identifier" ? value.name : value?.kind === "StringLiteral" ? value.value : undefined;
}

/** Whether an operation takes a parameter of a name, in its body or beside it. */
export function takes(operation: DescribedOperation, name: string): boolean {
  const symbol = operation.arguments.get(name);
  if (symbol !== undefined && symbol.in !== "body") return true;
  const body = operation.body && resolve(present(operation.body.type));
  return body?.kind === "object" && (body.properties.has(name) || body.additional.kind !== "never");
}

/**
 * The type at a path into an answer (`paging.next.after`, `last(data).id`); undefined where there is none.
 *
 * @param model is told what the names of the path stand for, where it is given
 */
export function typeAtPart(result: Type, value: SettingValue, model?: ModelRecorder): Type | undefined {
  switch (value.kind) {
    case "Identifier":
      return memberOf(result, value.name, value, model);
    case "StringLiteral":
      return memberOf(result, value.value, value, model);
    case "MemberExpression": {
      const object = typeAtPart(result, value.object, model);
      return object && value.member.kind !== "Missing" ? memberOf(object, value.member.name, value.member, model) : undefined;
    }
    case "CallExpression": {
      const [argument] = value.arguments;
      const list = argument && typeAtPart(result, argument.value, model);
      const form = list && resolve(present(list));
      // An empty list has no last item.
      return form?.kind === "array" ? orAbsent(form.items) : undefined;
    }
    default:
      return undefined;
  }
}

function memberOf(type: Type, name: string, node: Node, model: ModelRecorder | undefined): Type | undefined {
  const found = lookUpMember(present(type), name);
  if (found.kind !== "found") return undefined;
  if (found.uses.length > 0) model?.symbol(node, { kind: "property", name, uses: found.uses });
  return type.kind !== "unknown" && (admitsAbsence(type) || admitsNull(type)) ? orAbsent(found.type) : found.type;
}

const pageParameter =
  /^(?:page|page[-_]?token|next[-_]?token|cursor|starting[-_]?after|after|offset|skip|start[-_]?at|\$skip(?:token)?)$/iu;

/** A parameter by which the operation seems to be paged, where it gives one list. */
export function pageParameterOf(operation: DescribedOperation): string | undefined {
  return [...operation.arguments.values()].find((argument) => argument.in === "query" && pageParameter.test(argument.name))?.name;
}
