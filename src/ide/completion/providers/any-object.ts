import type { Scope } from "../../../checker/context.ts";
import { nothingIn } from "../../../checker/expressions/form.ts";
import type { Span } from "../../../source/span.ts";
import { present } from "../../../types/join.ts";
import { lookUpMember, propertyNames } from "../../../types/members.ts";
import type { Type } from "../../../types/type.ts";
import { environmentItems } from "../environment.ts";
import { type CompletionItem, rank, written } from "../item.ts";
import { declarationsOf } from "../names.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { eventItems, operationItems } from "./operations.ts";

type MemberPlace = Extract<Place, { readonly kind: "member" }>;

/** What may stand in front of the point, and what is known of it. */
interface Owner {
  readonly name: string;
  readonly type: Type;
}

/**
 * Members where what has them is left out: those of all that may stand in front of the point. The one that is chosen brings its
 * owner with it.
 *
 * @param membersOf what a value of a type has behind its point
 */
export function offerMembersOfAny(
  request: Request,
  place: MemberPlace,
  membersOf: (type: Type) => readonly CompletionItem[],
): readonly CompletionItem[] {
  const { object, dot } = place;
  const outer = object.kind === "MemberExpression" ? request.model.typeOf(object.object) : undefined;
  const owners = outer === undefined ? variables(place.scope) : membersOfType(outer);
  const items = owners.flatMap(({ name, type }) => {
    const also = { span: place.dot, text: `${written(name)}${nothingIn(type) === undefined && !place.optional ? "." : "?."}` };
    return membersOf(type).map((item) => ({ ...item, detail: `${name}.${item.label}`, also }));
  });
  return outer === undefined ? [...ofRoots(request, place.setting, dot), ...items] : items;
}

function variables(scope: Scope | undefined): readonly Owner[] {
  return (scope?.names() ?? []).flatMap((name) => {
    const type = scope?.narrowing(name)?.type ?? scope?.lookup(name)?.type;
    return type === undefined ? [] : [{ name, type }];
  });
}

function membersOfType(type: Type): readonly Owner[] {
  const value = present(type);
  return propertyNames(value).flatMap((name) => {
    const found = lookUpMember(value, name);
    return found.kind === "found" ? [{ name, type: found.type }] : [];
  });
}

/** What systems and the configuration have behind their names. */
function ofRoots(request: Request, setting: string | undefined, { start }: Span): readonly CompletionItem[] {
  const owned = (name: string, items: readonly CompletionItem[]): readonly CompletionItem[] =>
    items.map((item) => ({
      ...item,
      detail: `${name}.${item.label}`,
      rank: item.rank === rank.deprecated ? item.rank : rank.neutral,
      also: { span: { start, end: start }, text: written(name) },
    }));
  const systems = declarationsOf(request, "system").flatMap((system) =>
    owned(system.name, setting === "on" ? eventItems(request, system) : setting === undefined ? operationItems(request, system) : []),
  );
  return [...(["env", "secret"] as const).flatMap((kind) => owned(kind, environmentItems(request, kind))), ...systems];
}
