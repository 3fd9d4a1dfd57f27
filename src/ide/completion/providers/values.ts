import type { Scope } from "../../../checker/context.ts";
import { nothingIn } from "../../../checker/expressions/form.ts";
import { lookUpMember } from "../../../types/members.ts";
import { printType } from "../../../types/print.ts";
import { resolve, type Type } from "../../../types/type.ts";
import { constantsOf, fitOf, formsOf, objectsOf } from "../fit.ts";
import { type CompletionItem, escapeSnippet, keyword, rank, written } from "../item.ts";
import { matcherOf } from "../likely.ts";
import { declarationsOf } from "../names.ts";
import type { ValuePlace } from "../place.ts";
import type { Request } from "../request.ts";

/** What may be written as a value: what is likely by name and type, variables, constants, maps, tables, forms of expressions. */
export function offerValues(request: Request, place: ValuePlace): readonly CompletionItem[] {
  const { expected, scope } = place;
  return [
    ...constantItems(expected),
    ...(scope === undefined ? [] : [...idValues(scope, place), ...likelyValues(scope, place)]),
    ...(scope === undefined ? [] : variables(scope, expected)),
    ...mapItems(request, expected),
    ...tableItems(request, expected),
    ...(place.takesCalls ? systemItems(request) : []),
    ...forms(expected),
  ];
}

/** The constants that a type lists; of a boolean both. */
export function constantItems(expected: Type | undefined): readonly CompletionItem[] {
  if (expected === undefined) return [];
  const literals = constantsOf(expected).map(
    ({ value, description }): CompletionItem => ({
      label: JSON.stringify(value),
      kind: "constant",
      rank: rank.likely,
      identity: description === undefined ? undefined : { of: "quoted", text: description, lead: "" },
    }),
  );
  const forms = formsOf(expected);
  const isOnly = (value: boolean): boolean => forms.some((form) => form.kind === "literal" && form.value === value);
  const booleans = forms.some((form) => form.kind === "boolean")
    ? [true, false]
        .filter((value) => !isOnly(value))
        .map((value): CompletionItem => ({ label: String(value), kind: "keyword", rank: rank.fits }))
    : [];
  return [...literals, ...booleans];
}

/** The ids of what a field is called after: of `customer` for `customer`, `customerId` and `customer_id`. */
function idValues(scope: Scope, { name, expected }: ValuePlace): readonly CompletionItem[] {
  if (name === undefined || expected === undefined) return [];
  const entity = name.replace(/(?:_id|Id|ID)$/u, "").toLowerCase();
  return scope.names().flatMap((variable): CompletionItem[] => {
    const type = scope.lookup(variable)?.type;
    if (type === undefined || nothingIn(type) !== undefined) return [];
    if (variable.toLowerCase() !== entity && !(type.kind === "ref" && type.name.toLowerCase() === entity)) return [];
    const id = lookUpMember(type, "id");
    if (id.kind !== "found" || fitOf(id.type, expected) !== rank.fits) return [];
    return [
      { label: `${written(variable)}.id`, kind: "value", detail: printType(id.type), rank: rank.likely, filter: `${variable}.id ${name}` },
    ];
  });
}

/** Values that are called as the field is, or nearly so, and can be made to fit it. */
function likelyValues(scope: Scope, { name, expected }: ValuePlace): readonly CompletionItem[] {
  if (name === undefined || expected === undefined) return [];
  return matcherOf(scope)
    .match({ name, type: expected, required: true }, 8)
    .map(({ expression, source, reasons }) => ({
      label: expression,
      kind: "value",
      detail: reasons.join("; "),
      rank: rank.likely,
      filter: `${expression} ${name}`,
      identity: source.property?.description === undefined ? undefined : { of: "quoted", text: source.property.description, lead: "" },
    }));
}

function variables(scope: Scope, expected: Type | undefined): readonly CompletionItem[] {
  return scope.names().flatMap((name): CompletionItem[] => {
    const variable = scope.lookup(name);
    if (variable === undefined) return [];
    const type = scope.narrowing(name)?.type ?? variable.type;
    const fit = fitOf(type, expected);
    // An object that does not fit itself may have what does.
    const reaches = objectsOf(type).length > 0 || type.kind === "unknown";
    return [
      {
        label: name,
        kind: "variable",
        detail: printType(type),
        text: written(name),
        rank: fit === rank.unlikely && reaches ? rank.neutral : fit,
        commit: ["."],
      },
    ];
  });
}

function mapItems(request: Request, expected: Type | undefined): readonly CompletionItem[] {
  const isCalled = request.cursor.next?.kind === "OpenParenthesis";
  const around = request.root.declarations.findLast(({ start }) => start <= request.cursor.word.start);
  return declarationsOf(request, "map").map(({ name, parameters, result, declaration }): CompletionItem => {
    // A map that calls itself may never end.
    const fit = declaration === around ? rank.unlikely : fitOf(result, expected);
    return {
      label: name,
      kind: "map",
      signature: `(${parameters.map((parameter) => parameter.name).join(", ")})`,
      detail: printType(result),
      text: written(name),
      snippet: isCalled ? undefined : `${escapeSnippet(written(name))}(${parameters.map((_, index) => `$${index + 1}`).join(", ")})`,
      rank: fit,
      identity: { of: "declaration", name },
    };
  });
}

function tableItems(request: Request, expected: Type | undefined): readonly CompletionItem[] {
  const isIndexed = request.cursor.next?.kind === "OpenBracket";
  return declarationsOf(request, "table").map(
    ({ name, value }): CompletionItem => ({
      label: name,
      kind: "table",
      signature: "[…]",
      text: written(name),
      snippet: isIndexed ? undefined : `${escapeSnippet(written(name))}[$0]`,
      rank: fitOf(value, expected),
      identity: { of: "declaration", name },
    }),
  );
}

/** Systems, whose operations are called. */
export function systemItems(request: Request): readonly CompletionItem[] {
  return declarationsOf(request, "system").map(({ name }) => ({
    label: name,
    kind: "system",
    text: written(name),
    rank: rank.fits,
    identity: { of: "declaration", name },
    commit: ["."],
  }));
}

/** Words that expressions are made of. */
function forms(expected: Type | undefined): readonly CompletionItem[] {
  const takesNull = expected === undefined || formsOf(expected).some((form) => form.kind === "null" || form.kind === "unknown");
  const isText = expected === undefined || formsOf(expected).some((form) => form.kind === "string" || form.kind === "unknown");
  const objects = expected === undefined ? [] : objectsOf(expected);
  const list = expected !== undefined && resolve(expected).kind === "array";
  return [
    ...(objects.length > 0
      ? [{ label: "{ … }", kind: "snippet", snippet: "{ $0 }", filter: "{", rank: rank.fits, continues: true } as const]
      : []),
    ...(list ? [{ label: "[ … ]", kind: "snippet", snippet: "[$0]", filter: "[", rank: rank.fits, continues: true } as const] : []),
    keyword(
      "match",
      "match ${1:subject} {\n  $2 => $3\n  else => $4\n}",
      "One of several values, by what something is. Every case is covered.",
      { rank: rank.neutral },
    ),
    {
      label: "fail",
      kind: "keyword",
      snippet: `fail "\${1:${escapeSnippet("why")}}"`,
      rank: rank.neutral,
      identity: { of: "text", markdown: "Sends the record to the dead letters, with the reason." },
    },
    {
      label: "env",
      kind: "keyword",
      rank: isText ? rank.neutral : rank.unlikely,
      commit: ["."],
      identity: { of: "text", markdown: "What the connector is configured with: `env.NAME`." },
    },
    { label: "null", kind: "keyword", rank: takesNull ? rank.neutral : rank.unlikely },
    ...(expected === undefined
      ? (["true", "false"] as const).map((label) => ({ label, kind: "keyword", rank: rank.neutral }) as const)
      : []),
  ];
}
