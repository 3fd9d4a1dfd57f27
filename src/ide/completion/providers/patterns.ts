import type { MatchExpression, MatchStep, Pattern } from "../../../syntax/nodes.ts";
import { admitsAbsence, admitsNull, present } from "../../../types/join.ts";
import { resolve } from "../../../types/type.ts";
import { constantsOf, formsOf } from "../fit.ts";
import { type CompletionItem, rank, written } from "../item.ts";
import { declarationsOf } from "../names.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { offerValues } from "./values.ts";

type PatternPlace = Extract<Place, { readonly kind: "pattern" }>;

/** The cases of a `match` that have no arm yet; without a subject, conditions. */
export function offerPatterns(request: Request, { match, scope }: PatternPlace): readonly CompletionItem[] {
  const otherwise: CompletionItem = {
    label: "else",
    kind: "keyword",
    text: arrow(request, "else"),
    rank: rank.fits,
    identity: { of: "text", markdown: "All other cases." },
  };
  const { subject } = match;
  if (subject === undefined) {
    return [...offerValues(request, { node: undefined, scope, expected: { kind: "boolean" }, takesCalls: false, nodes: [] }), otherwise];
  }
  const type = request.model.typeOf(subject);
  if (type === undefined) return [otherwise];
  const met = metIn(match, request.cursor.word.start);
  const constants = constantsOf(type).flatMap(({ value }): CompletionItem[] => {
    const label = JSON.stringify(value);
    return met.has(label) ? [] : [{ label, kind: "constant", text: arrow(request, label), rank: rank.likely }];
  });
  const nothing: CompletionItem[] =
    (admitsNull(type) || admitsAbsence(type)) && !met.has("null")
      ? [{ label: "null", kind: "keyword", text: arrow(request, "null"), rank: rank.likely }]
      : [];
  const boolean: CompletionItem[] = formsOf(type).some((form) => form.kind === "boolean")
    ? [true, false].map((value) => ({ label: String(value), kind: "keyword", text: arrow(request, String(value)), rank: rank.likely }))
    : [];
  const members = memberNames(request, match).map(
    (name): CompletionItem => ({ label: `is ${name}`, kind: "type", text: arrow(request, `is ${name}`), rank: rank.likely }),
  );
  return [...constants, ...boolean, ...members, ...nothing, otherwise];
}

/** Behind `is`: the members of the subject's type, and types of the program. */
export function offerIsPatterns(request: Request, { match }: Extract<Place, { readonly kind: "isPattern" }>): readonly CompletionItem[] {
  const members = memberNames(request, match).map((name): CompletionItem => ({ label: name, kind: "type", rank: rank.likely }));
  const types = declarationsOf(request, "type").map(
    ({ name }): CompletionItem => ({ label: name, kind: "type", text: written(name), rank: rank.fits }),
  );
  const builtins = ["string", "number", "integer", "boolean"].map((label): CompletionItem => ({ label, kind: "keyword", rank: rank.fits }));
  return [...members, ...types, ...builtins];
}

/** The names of the members of a union: what its discriminator tells apart, or what they are called. */
function memberNames({ model }: Request, { subject }: MatchExpression | MatchStep): readonly string[] {
  const type = subject && model.typeOf(subject);
  const union = type && resolve(present(type));
  if (union?.kind !== "union") return [];
  const told = [...(union.discriminator?.mapping.keys() ?? [])];
  const named = union.members.flatMap((member) => (member.kind === "ref" ? [member.name] : []));
  return [...new Set([...told, ...named])].map(written);
}

function arrow({ cursor, view }: Request, label: string): string {
  const isLast =
    cursor.next === undefined ||
    !["FatArrow", "Bar"].includes(cursor.next.kind) ||
    view.text.slice(cursor.word.end, cursor.next.start).includes("\n");
  return isLast ? `${label} => ` : label;
}

/** The constants that other arms have. */
function metIn({ arms }: MatchExpression | MatchStep, offset: number): ReadonlySet<string> {
  const patterns = arms.flatMap((arm): readonly Pattern[] => arm.patterns).filter((pattern) => pattern.start !== offset);
  return new Set(
    patterns.flatMap((pattern) => {
      if (pattern.kind !== "ValuePattern") return [];
      const { value } = pattern;
      if (value.kind === "StringLiteral" || value.kind === "NumberLiteral" || value.kind === "BooleanLiteral")
        return [JSON.stringify(value.value)];
      return value.kind === "NullLiteral" ? ["null"] : [];
    }),
  );
}
