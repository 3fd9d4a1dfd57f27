import type { ArgumentSymbol, CallMeaning, OperationSymbol } from "../../checker/context.ts";
import type { DescribedOperation } from "../../checker/symbols/described-operation.ts";
import { DescribedSystem } from "../../checker/symbols/described-system.ts";
import { enclosing } from "../../syntax/node-at.ts";
import type { Node } from "../../syntax/nodes.ts";
import { printType } from "../../types/print.ts";
import { type DocumentationPart, escaped, inlineCode } from "../documentation.ts";
import { occurrencesIn } from "../occurrences.ts";
import { constraintsOf, expandedType } from "../type-text.ts";
import { placeIn, type View } from "../view.ts";
import { listed, policyWords } from "./policy.ts";

/** How many parameters or answers are listed. */
const maximumListed = 12;

/** An operation: its request, its arguments, its answers, what it needs, and what the program makes of a call. */
export function operationParts(view: View, symbol: OperationSymbol, node: Node): readonly DocumentationPart[] {
  const { operation, system, name } = symbol;
  const described = describedOperation(symbol);
  const call = callAt(view, symbol, node);
  return [
    { kind: "code", text: `${system.name}.${name} = ${operation.method} ${JSON.stringify(operation.path)}` },
    ...(operation.deprecated ? [{ kind: "words", markdown: "**deprecated**" } as const] : []),
    ...(operation.summary === undefined ? [] : [{ kind: "quoted", text: operation.summary } as const]),
    ...(operation.description === undefined || operation.description === operation.summary
      ? []
      : [{ kind: "quoted", text: operation.description } as const]),
    ...titled("Arguments", argumentLines(symbol)),
    ...titled("Answers", answerLines(symbol, described)),
    ...titled("Needs", needLines(symbol, described)),
    ...titled("A call", call === undefined ? [] : [repeatableWords[call.repeatable], ...policyWords(call.policy)]),
  ];
}

function titled(title: string, lines: readonly string[]): readonly DocumentationPart[] {
  return lines.length === 0 ? [] : [{ kind: "words", markdown: `**${title}**\n${listed(lines)}` }];
}

function describedOperation({ system, name }: OperationSymbol): DescribedOperation | undefined {
  return system instanceof DescribedSystem ? system.describedOperation(name) : undefined;
}

function argumentLines({ arguments: all }: OperationSymbol): readonly string[] {
  const sorted = [...all.values()].sort((left, right) => Number(right.required) - Number(left.required));
  const lines = sorted.slice(0, maximumListed).map((argument) => {
    const words = argument.description === undefined ? "" : ` — ${escaped(argument.description, 100)}`;
    return `${inlineCode(argument.name)}${argument.required ? "" : "?"} (${argument.in}): ${inlineCode(printType(argument.type))}${words}`;
  });
  return sorted.length > maximumListed ? [...lines, `… ${sorted.length - maximumListed} more`] : lines;
}

function answerLines({ operation }: OperationSymbol, described: DescribedOperation | undefined): readonly string[] {
  const lines = operation.responses.slice(0, maximumListed).map((response) => {
    const success = described?.successes.find((each) => each.response === response);
    const type = success === undefined || success.type.kind === "absent" ? "" : ` ${inlineCode(printType(success.type))}`;
    const words = response.description === undefined || response.description === "" ? "" : ` — ${escaped(response.description, 100)}`;
    return `${inlineCode(response.status)}${type}${words}`;
  });
  return operation.responses.length > maximumListed ? [...lines, `… ${operation.responses.length - maximumListed} more`] : lines;
}

function needLines({ operation }: OperationSymbol, described: DescribedOperation | undefined): readonly string[] {
  const requirements = (operation.security ?? []).map((requirement) =>
    requirement.size === 0
      ? "no credentials"
      : [...requirement]
          .map(([scheme, scopes]) => `${inlineCode(scheme)}${scopes.length === 0 ? "" : ` with ${scopes.map(inlineCode).join(", ")}`}`)
          .join(" and "),
  );
  const assumed = described?.assumedScopes ?? [];
  return [
    ...(requirements.length === 0 ? [] : [requirements.join(", or ")]),
    ...(assumed.length === 0 ? [] : [`assumed scopes: ${assumed.map(inlineCode).join(", ")}`]),
  ];
}

const repeatableWords = {
  method: "it may be sent again: its method says so",
  idempotencyKey: "it may be sent again: it carries an idempotency key",
  declared: "it may be sent again: the program says so",
  no: "it is not sent again where it may have been received",
} as const satisfies Record<CallMeaning["repeatable"], string>;

/** What is decided about the call at a node; of an operation that is named elsewhere, about its first call in the file. */
export function callAt(view: View, { system, name }: OperationSymbol, node: Node): CallMeaning | undefined {
  const { model } = view;
  if (model === undefined) return undefined;
  const at = (place: Node): CallMeaning | undefined => {
    const call = enclosing(placeIn(view, place.start), "CallExpression");
    const found = call && model.callOf(call);
    return found?.operation.name === name && found.operation.system === system ? found : undefined;
  };
  const own = at(node);
  if (own !== undefined) return own;
  for (const { symbol, node: other } of occurrencesIn(view)) {
    if (symbol.kind !== "operation" || symbol.operation.name !== name || symbol.operation.system !== system) continue;
    const found = at(other);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An argument of an operation. */
export function argumentParts({ operation, system, name }: OperationSymbol, argument: ArgumentSymbol): readonly DocumentationPart[] {
  const constraints = constraintsOf(argument.type);
  const expanded = expandedType(argument.type);
  const place = argument.in === "body" ? "the body" : `a ${argument.in} parameter`;
  return [
    { kind: "code", text: `${argument.name}${argument.required ? "" : "?"}: ${printType(argument.type)}` },
    {
      kind: "words",
      markdown: [
        `${place} of ${inlineCode(`${system.name}.${name}`)}, ${argument.required ? "required" : "may be left out"}`,
        ...(argument.deprecated ? ["**deprecated**"] : []),
        ...constraints.map(inlineCode),
      ].join(" · "),
    },
    ...(argument.description === undefined ? [] : [{ kind: "quoted", text: argument.description } as const]),
    ...(argument.in === "body" && operation.body?.contents[0] !== undefined
      ? [{ kind: "words", markdown: `sent as ${inlineCode(operation.body.contents[0].mediaType)}` } as const]
      : []),
    ...(expanded === undefined ? [] : [{ kind: "code", text: expanded } as const]),
  ];
}
