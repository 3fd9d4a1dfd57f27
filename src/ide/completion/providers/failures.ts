import type { OperationSymbol } from "../../../checker/context.ts";
import { failureWords } from "../../../language/failures.ts";
import { type CompletionItem, keyword, rank } from "../item.ts";
import type { Place } from "../place.ts";
import type { Request } from "../request.ts";
import { operationOf } from "./arguments.ts";
import { offerValues } from "./values.ts";

/** Behind `on`: the errors that the description documents, classes of statuses, and words for what else can go wrong. */
export function offerFailures(request: Request, { nodes }: Extract<Place, { readonly kind: "failure" }>): readonly CompletionItem[] {
  const step = nodes.findLast((node) => node.kind === "LetStep" || node.kind === "CallStep");
  const call = step !== undefined && "value" in step && step.value.kind === "CallExpression" ? step.value : undefined;
  const operation = call && operationOf(request, call);
  const handled = new Set(
    step === undefined || !("clauses" in step)
      ? []
      : step.clauses
          .flatMap((each) => (each.kind === "OnClause" ? each.failures : []))
          .filter(({ start }) => start !== request.cursor.word.start)
          .map(textOf),
  );
  const statuses = operation === undefined ? [] : documentedErrors(operation);
  const items = [
    ...statuses,
    ...["4xx", "5xx"]
      .filter((label) => !statuses.some((each) => each.label === label))
      .map((label): CompletionItem => ({ label, kind: "constant", rank: rank.neutral })),
    ...failureWords.map(
      ({ name, doc }): CompletionItem => ({ label: name, kind: "keyword", rank: rank.fits, identity: { of: "text", markdown: doc } }),
    ),
  ];
  return items.filter(({ label }) => !handled.has(label));
}

function textOf(failure: { readonly kind: string }): string {
  if ("text" in failure && typeof failure.text === "string") return failure.text;
  if ("name" in failure && typeof failure.name === "string") return failure.name;
  return "class" in failure ? `${String(failure.class)}xx` : "";
}

function documentedErrors({ operation }: OperationSymbol): readonly CompletionItem[] {
  return operation.responses
    .filter(({ status }) => !status.startsWith("2") && status !== "default")
    .map(({ status, description }) => ({
      label: status.toLowerCase(),
      kind: "constant",
      detail: description?.split("\n", 1)[0],
      rank: rank.likely,
      identity: description === undefined ? undefined : { of: "quoted", text: description, lead: "" },
    }));
}

/** Behind the arrow of `on`: what becomes of the run, or a value for the call's result. */
export function offerOutcomes(request: Request, { value }: Extract<Place, { readonly kind: "outcome" }>): readonly CompletionItem[] {
  return [
    {
      label: "deadLetter",
      kind: "keyword",
      rank: rank.likely,
      identity: { of: "text", markdown: "The run ends, and is kept as a dead letter." },
    },
    { label: "continue", kind: "keyword", rank: rank.likely, identity: { of: "text", markdown: "The run goes on without a result." } },
    keyword("fail", 'fail "${1:why}"', "The run ends as a dead letter, with the reason.", { rank: rank.likely }),
    ...offerValues(request, value).filter(({ label }) => label !== "fail"),
  ];
}
