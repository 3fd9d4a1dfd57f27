import { flowSettings } from "../../../language/settings/flow.ts";
import { type CompletionItem, keyword, rank } from "../item.ts";
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
  keyword("let", "let ${1:name} = $0", "Names the result of a call, or a value.", { continues: true }),
  keyword("if", "if $1 {\n  $0\n}", "Steps that are taken where a condition holds."),
  keyword("match", "match ${1:subject} {\n  $2 => { $3 }\n  else => { $0 }\n}", "Steps by what something is. Every case is covered."),
  keyword("for", "for ${1:item} in $2 {\n  $0\n}", "Steps for each item of a list, or of all pages of an operation."),
  keyword("parallel", "parallel {\n  $0\n}", "Steps that do not wait for each other."),
  keyword("fail", 'fail "${1:why}"', "The run ends as a dead letter, with the reason.", { rank: rank.neutral }),
];

const clauses: readonly CompletionItem[] = [
  keyword("on", "on $1 => $0", "What is done where the call fails: by status, class or word.", { rank: rank.likely, continues: true }),
  keyword("undo", "undo $0", "A call that takes this one back where a later step fails for good.", { continues: true }),
  keyword("with", "with { $0 }", "Settings of this one call.", { continues: true }),
];
