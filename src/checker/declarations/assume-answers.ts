import { unknownAssumption } from "../../diagnostics/codes/contract-use.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { AssumeMember, SettingValue } from "../../syntax/nodes.ts";
import { locationOf } from "../context.ts";
import type { FileContext } from "../session.ts";
import { reportForm } from "../settings/values.ts";
import type { AnswerAssumption, DescribedSystem } from "../symbols/described-system.ts";

/** Whether a member assumes statuses that an operation answers, or scopes that it needs. */
export function isAboutAnswers({ subject, value }: AssumeMember): boolean {
  const [word, ...more] = subject;
  return more.length === 0 && value.kind === "SettingList" && (word?.name === "status" || word?.name === "scope");
}

/**
 * Reads `assume status: [create(409, 423)]` and `assume scope: [create("orders.write")]`: what an operation answers beside
 * what its description says, and what its token must allow.
 */
export function readAnswerAssumptions(context: FileContext, system: DescribedSystem): readonly AnswerAssumption[] {
  return system.declaration.members.flatMap((member) => {
    if (member.kind !== "AssumeMember" || !isAboutAnswers(member) || member.value.kind !== "SettingList") return [];
    const isStatus = member.subject[0]?.name === "status";
    return member.value.elements.flatMap((element) => readElement(context, system, member, element, isStatus) ?? []);
  });
}

function readElement(
  context: FileContext,
  system: DescribedSystem,
  member: AssumeMember,
  element: SettingValue,
  isStatus: boolean,
): AnswerAssumption | undefined {
  const words = isStatus ? "operations with the statuses that they answer" : "operations with the scopes that they need";
  const example = isStatus ? "[createOrder(409, 423)]" : '[createOrder("orders.write")]';
  const expected = { name: isStatus ? "status" : "scope", form: { kind: "special", words }, example } as const;
  if (element.kind !== "CallExpression" || element.callee.kind !== "Identifier" || element.arguments.length === 0)
    return reportForm(context, expected, element);
  const values: string[] = [];
  for (const { value, name } of element.arguments) {
    const text = isStatus ? statusOf(value) : value.kind === "StringLiteral" ? value.value : undefined;
    if (text === undefined || name !== undefined) return reportForm(context, expected, element);
    values.push(text);
  }
  const operation = element.callee.name;
  if (system.contract === undefined) return undefined;
  if (!system.operationNames().includes(operation)) {
    const suggestion = suggest(operation, system.operationNames());
    context.report(unknownAssumption({ subject: operation, part: operation, suggestion }, locationOf(context, element.callee)));
    return undefined;
  }
  return { member, operation, node: element.callee, statuses: isStatus ? values : [], scopes: isStatus ? [] : values };
}

/** A status that is a failure: `409`, `4xx`. */
function statusOf(value: SettingValue): string | undefined {
  if (value.kind === "StatusLiteral" && value.class >= 3) return `${value.class}XX`;
  return value.kind === "NumberLiteral" && Number.isInteger(value.value) && value.value >= 300 && value.value <= 599
    ? String(value.value)
    : undefined;
}
