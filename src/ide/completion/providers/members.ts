import type { Scope } from "../../../checker/context.ts";
import { nothingIn } from "../../../checker/expressions/form.ts";
import { present } from "../../../types/join.ts";
import { lookUpMember, propertyNames } from "../../../types/members.ts";
import { printType } from "../../../types/print.ts";
import type { Type } from "../../../types/type.ts";
import { environmentItems } from "../environment.ts";
import { fitOf } from "../fit.ts";
import { type FittingFunction, functionsOn } from "../functions.ts";
import { type CompletionItem, type Identity, rank, written } from "../item.ts";
import { declarationNamed } from "../names.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { untypedMembers } from "../untyped.ts";
import { offerMembersOfAny } from "./any-object.ts";
import { eventItems, operationItems } from "./operations.ts";
import { invokedNames } from "./setting-values.ts";
import { typesBehind } from "./types.ts";

type MemberPlace = Extract<Place, { readonly kind: "member" }>;

/** What may follow a point: fields and standard functions of a value, operations or events of a system, names of the configuration. */
export function offerMembers(request: Request, place: MemberPlace): readonly CompletionItem[] {
  const { model } = request;
  const { object } = place;
  const root = object.kind === "Identifier" ? object.name : undefined;
  const scope = place.scope;
  if (object.kind === "Missing" || (object.kind === "MemberExpression" && object.member.kind === "Missing"))
    return offerMembersOfAny(request, place, (type) => memberItems(request, place, type, scope));
  if (root !== undefined && scope?.lookup(root) === undefined) {
    const declared = root === "env" || root === "secret" ? root : declarationNamed(request, root);
    if (declared === "env" || declared === "secret") return environmentItems(request, declared);
    if (declared?.kind === "system") return systemMembers(request, place, declared.name);
    if (declared !== undefined) return [];
    const words = invokedNames(place.setting, root);
    if (words.length > 0) return words;
  }
  const type = model.typeOf(object);
  return type === undefined ? [] : memberItems(request, place, type, scope);
}

function systemMembers(request: Request, place: MemberPlace, name: string): readonly CompletionItem[] {
  const system = declarationNamed(request, name);
  if (system?.kind !== "system") return [];
  if (place.setting === "on") {
    // In `call(input: T)` it is a type, and elsewhere an event.
    return place.isArgument ? typesBehind(request, name, []) : eventItems(request, system);
  }
  return operationItems(request, system);
}

/** The fields of a type, and the standard functions that can be called on a value of it. */
function memberItems(request: Request, place: MemberPlace, type: Type, scope: Scope | undefined): readonly CompletionItem[] {
  const nothing = nothingIn(type);
  const value = present(type);
  // What may be nothing has no members behind a plain point.
  const also = nothing !== undefined && !place.optional ? { span: place.dot, text: "?." } : undefined;
  const isCalled = request.cursor.next?.kind === "OpenParenthesis";
  const path = pathOf(place.object);
  const fields = propertyNames(value).flatMap((name): CompletionItem[] => {
    const found = lookUpMember(value, name);
    if (found.kind !== "found") return [];
    const [use] = found.uses;
    const known = (path !== undefined && scope?.narrowing(`${path}.${name}`)?.type) || found.type;
    const isDeprecated = found.uses.length > 0 && found.uses.every(({ property }) => property.deprecated);
    const fit = place.expected === undefined ? rank.fits : fitOf(known, place.expected);
    return [
      {
        label: name,
        kind: "field",
        detail: printType(known),
        text: written(name),
        rank: isDeprecated ? rank.deprecated : isCalled ? rank.neutral : fit === rank.unlikely ? rank.neutral : fit,
        isDeprecated,
        identity: identityOf(use?.property.origin, use?.property.description),
        also,
      },
    ];
  });
  const untyped = value.kind === "unknown" && path !== undefined ? untypedMembers(request, path, place.nodes) : [];
  return [...untyped, ...fields, ...functionsOn(value).map((fitting) => functionItem(fitting, isCalled, also))];
}

function functionItem({ spec, signature }: FittingFunction, isCalled: boolean, also: CompletionItem["also"]): CompletionItem {
  const parameters = signature.parameters.slice(1);
  const shown = parameters.map((parameter) => `${parameter.name}${parameter.optional ? "?" : ""}`).join(", ");
  const required = parameters.filter((parameter) => !parameter.optional);
  const stops = required.map((parameter, index) =>
    parameter.type.kind === "FunctionType" ? `\${${2 * index + 1}:item} => $${2 * index + 2}` : `$${2 * index + 1}`,
  );
  return {
    label: spec.name,
    kind: "function",
    signature: `(${shown})`,
    detail: spec.signature,
    snippet: isCalled ? undefined : required.length === 0 ? `${spec.name}()` : `${spec.name}(${stops.join(", ")})$0`,
    rank: isCalled ? rank.fits : rank.neutral,
    identity: { of: "function", name: spec.name },
    also,
  };
}

/** What a field's documentation is found by. */
export function identityOf(
  origin: { readonly file: string; readonly pointer: string } | undefined,
  text: string | undefined,
  lead = "",
): Identity | undefined {
  if (origin !== undefined) return { of: "described", file: origin.file, pointer: origin.pointer, lead };
  return text === undefined && lead === "" ? undefined : { of: "quoted", text: text ?? "", lead };
}

function pathOf(node: MemberPlace["object"]): string | undefined {
  if (node.kind === "Identifier") return node.name;
  if (node.kind !== "MemberExpression" || node.member.kind === "Missing") return undefined;
  const object = pathOf(node.object);
  return object === undefined ? undefined : `${object}.${node.member.name}`;
}
