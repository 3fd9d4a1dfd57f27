import type { SystemSymbol } from "../../../checker/context.ts";
import type { OperationMember } from "../../../syntax/nodes.ts";
import { lettersMatch } from "../../letters-match.ts";
import { type CompletionItem, escapeSnippet, rank, written } from "../item.ts";
import { declarationNamed } from "../names.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";

/** How many operations are read for a list. */
const mostRead = 40;

/** The operations of a system, to be called: those that the program names itself first. */
export function operationItems(request: Request, system: SystemSymbol): readonly CompletionItem[] {
  const own = ownMembers(system);
  const isCalled = request.cursor.next?.kind === "OpenParenthesis";
  const { contract } = system;
  const summaries = new Map((contract?.operations ?? []).map((operation) => [operation.operationId, operation]));
  const names = system.operationNames();
  // Whether one is deprecated stands in the operation itself, which is read where there are few.
  const isRead = names.filter((name) => lettersMatch(request.cursor.typed, name) !== undefined).length <= mostRead;
  return names.map((name): CompletionItem => {
    const member = own.get(name);
    const summary = summaries.get(name);
    const isDeprecated = isRead && summary !== undefined && contract?.operation(summary).deprecated === true;
    const at = member?.method !== undefined ? memberPath(member) : summary && `${summary.method} ${summary.path}`;
    return {
      label: name,
      kind: "operation",
      detail: at,
      text: written(name),
      snippet: isCalled ? undefined : `${escapeSnippet(written(name))}($0)`,
      rank: isDeprecated ? rank.deprecated : own.has(name) ? rank.likely : rank.fits,
      isDeprecated,
      identity: { of: "operation", system: system.name, name },
      continues: !isCalled,
    };
  });
}

function ownMembers({ declaration }: SystemSymbol): ReadonlyMap<string, OperationMember> {
  return new Map(
    declaration.members.flatMap((member) =>
      member.kind === "OperationMember" && member.name.kind === "Identifier" ? [[member.name.name, member] as const] : [],
    ),
  );
}

function memberPath({ method, path }: OperationMember): string | undefined {
  return path?.kind === "StringLiteral" ? `${method?.name ?? ""} ${path.value}` : method?.name;
}

/** The events of a system, to begin a flow with. */
export function eventItems(_request: Request, system: SystemSymbol): readonly CompletionItem[] {
  return system.eventNames().map((name) => ({
    label: name,
    kind: "event",
    text: written(name),
    rank: rank.fits,
  }));
}

/** Behind `operation`: operations of the description that have no member of their own yet. */
export function offerOperationNames(
  request: Request,
  { nodes }: Extract<Place, { readonly kind: "operationName" }>,
): readonly CompletionItem[] {
  const system = systemOf(request, nodes);
  if (system === undefined) return [];
  return (system.contract?.operations ?? []).flatMap(({ operationId, method, path }): CompletionItem[] =>
    operationId === undefined
      ? []
      : [
          {
            label: operationId,
            kind: "operation",
            detail: `${method} ${path}`,
            text: written(operationId),
            rank: rank.fits,
            identity: { of: "operation", system: system.name, name: operationId },
          },
        ],
  );
}

/** Behind `operation NAME =`: methods, and whole operations by method and path. */
export function offerMethods(request: Request, { nodes }: Extract<Place, { readonly kind: "method" }>): readonly CompletionItem[] {
  const system = systemOf(request, nodes);
  const operations = system?.contract?.operations ?? [];
  const methods = [...new Set(operations.map(({ method }) => method))];
  return [
    ...methods.map(
      (method): CompletionItem => ({ label: method, kind: "keyword", snippet: `${method} "$0"`, rank: rank.likely, continues: true }),
    ),
    ...operations.map(
      ({ method, path, operationId }): CompletionItem => ({
        label: `${method} ${path}`,
        kind: "operation",
        detail: operationId,
        text: `${method} ${JSON.stringify(path)}`,
        rank: rank.fits,
        identity: operationId === undefined ? undefined : { of: "operation", system: system?.name ?? "", name: operationId },
      }),
    ),
  ];
}

/** Behind `event`: the events that the description has of its own. */
export function offerEventNames(request: Request, { nodes }: Extract<Place, { readonly kind: "eventName" }>): readonly CompletionItem[] {
  const system = systemOf(request, nodes);
  const own = new Set(system?.eventNames());
  return (system?.contract?.events ?? [])
    .filter(({ name }) => !own.has(name))
    .map(({ name }) => ({ label: name, kind: "event", text: written(name), rank: rank.fits }));
}

/** The system whose declaration is among some nodes. */
export function systemOf(request: Request, nodes: Extract<Place, { readonly nodes: unknown }>["nodes"]): SystemSymbol | undefined {
  const declaration = nodes.findLast((node) => node.kind === "SystemDeclaration");
  if (declaration?.kind !== "SystemDeclaration" || declaration.name.kind === "Missing") return undefined;
  const symbol = declarationNamed(request, declaration.name.name);
  return symbol?.kind === "system" ? symbol : undefined;
}
