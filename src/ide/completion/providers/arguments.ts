import type { OperationSymbol } from "../../../checker/context.ts";
import type { CallExpression } from "../../../syntax/nodes.ts";
import { printType } from "../../../types/print.ts";
import { type CompletionItem, escapeSnippet, rank, written } from "../item.ts";
import { declarationNamed } from "../names.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { offerValues } from "./values.ts";

/** The beginning of an argument: the names of an operation's, required ones first; of a map or a function a value. */
export function offerArguments(
  request: Request,
  { call, value }: Extract<Place, { readonly kind: "argument" }>,
): readonly CompletionItem[] {
  const operation = operationOf(request, call);
  if (operation !== undefined) return operationArguments(request, call, operation);
  const { callee } = call;
  const map = callee.kind === "Identifier" ? declarationNamed(request, callee.name) : undefined;
  if (map?.kind !== "map") return offerValues(request, value);
  const index = call.arguments.filter((argument) => argument.end < request.cursor.word.start).length;
  const expected = value.expected ?? map.parameters[index]?.type;
  const names = map.parameters.map(
    ({ name, type }): CompletionItem => ({
      label: `${name}:`,
      kind: "field",
      detail: printType(type),
      text: `${written(name)}: `,
      filter: name,
      rank: rank.neutral,
      continues: true,
    }),
  );
  return [...offerValues(request, { ...value, expected, name: value.name ?? map.parameters[index]?.name }), ...names];
}

/** The operation that a call is of; undefined for any other call. */
export function operationOf(request: Request, { callee }: CallExpression): OperationSymbol | undefined {
  if (callee.kind !== "MemberExpression" || callee.member.kind === "Missing") return undefined;
  const symbol = request.model.symbolOf(callee.member);
  if (symbol?.kind === "operation") return symbol.operation;
  // Where a call of a system is no step, nothing is recorded of it.
  const system = callee.object.kind === "Identifier" ? declarationNamed(request, callee.object.name) : undefined;
  return system?.kind === "system" ? system.operation(callee.member.name) : undefined;
}

function operationArguments({ cursor }: Request, call: CallExpression, operation: OperationSymbol): readonly CompletionItem[] {
  const given = new Set(call.arguments.flatMap(({ name }) => (name === undefined || name.start === cursor.word.start ? [] : name.name)));
  const hasColon = cursor.next?.kind === "Colon";
  const missing = [...operation.arguments.values()].filter(({ name }) => !given.has(name));
  const items = missing.map((argument): CompletionItem => {
    const text = written(argument.name);
    return {
      label: argument.name,
      kind: "field",
      signature: argument.required ? "" : "?",
      detail: printType(argument.type),
      text: hasColon ? text : `${text}: `,
      rank: argument.deprecated ? rank.deprecated : argument.required ? rank.likely : rank.fits,
      isDeprecated: argument.deprecated,
      identity: { of: "argument", system: operation.system.name, operation: operation.name, name: argument.name },
      continues: !hasColon,
    };
  });
  const required = missing.filter((argument) => argument.required);
  if (hasColon || required.length < 2) return items;
  const all: CompletionItem = {
    label: "fill in all required arguments",
    kind: "snippet",
    detail: required.map(({ name }) => name).join(", "),
    snippet: required.map(({ name }, index) => `${escapeSnippet(written(name))}: $${index + 1}`).join(", "),
    filter: required[0]?.name,
    rank: rank.likely,
  };
  return [...items, all];
}
