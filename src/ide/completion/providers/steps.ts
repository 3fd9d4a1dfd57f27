import { flowSettings } from "../../../language/settings/flow.ts";
import { type CompletionItem, rank } from "../item.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { settingItems } from "./settings.ts";
import { systemItems } from "./values.ts";

/** Where a step begins: calls, `let` and the like, clauses of the call in front; before all steps also settings. */
export function offerSteps(request: Request, { flow, behind }: Extract<Place, { readonly kind: "step" }>): readonly CompletionItem[] {
  const isClause =
    behind !== undefined && (behind.kind === "CallStep" || behind.kind === "LetStep") && behind.value.kind === "CallExpression";
  const isWord = request.cursor.next?.kind === "Colon";
  const settings = flow === undefined || (behind !== undefined && !isWord) ? [] : settingItems(request, flowSettings, flow.settings);
  return [...settings, ...systemItems(request), ...(isClause ? clauses : []), ...words];
}

const words: readonly CompletionItem[] = [
  {
    label: "let",
    kind: "keyword",
    snippet: "let ${1:name} = $0",
    rank: rank.fits,
    identity: { of: "text", markdown: "Names the result of a call, or a value." },
    continues: true,
  },
  {
    label: "if",
    kind: "keyword",
    snippet: "if $1 {\n  $0\n}",
    rank: rank.fits,
    identity: { of: "text", markdown: "Steps that are taken where a condition holds." },
  },
  {
    label: "match",
    kind: "keyword",
    snippet: "match ${1:subject} {\n  $2 => { $3 }\n  else => { $0 }\n}",
    rank: rank.fits,
    identity: { of: "text", markdown: "Steps by what something is. Every case is covered." },
  },
  {
    label: "for",
    kind: "keyword",
    snippet: "for ${1:item} in $2 {\n  $0\n}",
    rank: rank.fits,
    identity: { of: "text", markdown: "Steps for each item of a list, or of all pages of an operation." },
  },
  {
    label: "parallel",
    kind: "keyword",
    snippet: "parallel {\n  $0\n}",
    rank: rank.fits,
    identity: { of: "text", markdown: "Steps that do not wait for each other." },
  },
  {
    label: "fail",
    kind: "keyword",
    snippet: 'fail "${1:why}"',
    rank: rank.neutral,
    identity: { of: "text", markdown: "The run ends as a dead letter, with the reason." },
  },
];

const clauses: readonly CompletionItem[] = [
  {
    label: "on",
    kind: "keyword",
    snippet: "on $1 => $0",
    rank: rank.likely,
    identity: { of: "text", markdown: "What is done where the call fails: by status, class or word." },
    continues: true,
  },
  {
    label: "undo",
    kind: "keyword",
    snippet: "undo $0",
    rank: rank.fits,
    identity: { of: "text", markdown: "A call that takes this one back where a later step fails for good." },
    continues: true,
  },
  {
    label: "with",
    kind: "keyword",
    snippet: "with { $0 }",
    rank: rank.fits,
    identity: { of: "text", markdown: "Settings of this one call." },
    continues: true,
  },
];
