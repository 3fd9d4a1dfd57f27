import { pagePartUnknown } from "../../diagnostics/codes/pages.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import { locationOf } from "../context.ts";
import { type PagedCall, type Pages, parameterName, takes, typeAtPart } from "./page-parts.ts";

/** Settings that name a parameter; the others are paths into the answer. */
const parameters: ReadonlySet<string> = new Set(["param", "size"]);

/**
 * Reports what `pages` names and an operation over whose pages the program goes does not have. An operation that has
 * none of it is not paged: it is read once. Gives whether all of it is there.
 */
export function checkPageParts(pages: Pages, { context, step }: PagedCall): boolean {
  const { operation } = step.call;
  const missing: string[] = [];
  let there = 0;
  for (const [name, value] of pages.parts) {
    if (name === "first" || value.kind === "Missing") continue;
    const parameter = parameters.has(name) ? parameterName(value) : undefined;
    const known = parameters.has(name)
      ? parameter !== undefined && takes(operation, parameter)
      : typeAtPart(operation.result, value, pages.context.model) !== undefined;
    const argument = parameter === undefined ? undefined : operation.arguments.get(parameter);
    if (argument !== undefined) pages.context.model.symbol(value, { kind: "argument", operation, argument });
    if (known) there += name === "items" ? 0 : 1;
    else missing.push(name);
  }
  const [first] = missing;
  const value = first === undefined ? undefined : pages.parts.get(first);
  if (first === undefined || value === undefined) return true;
  if (there === 0) return false;
  const written = parameterName(value);
  const known = [...operation.arguments.values()].filter((argument) => argument.in === "query").map((argument) => argument.name);
  const isParameter = parameters.has(first);
  const suggestion = isParameter && written !== undefined ? suggest(written, known) : undefined;
  const location = locationOf(pages.context, value);
  context.report(
    pagePartUnknown(
      { setting: first, operation: operation.name, what: isParameter ? "parameter" : "field in its answer", suggestion },
      location,
      {
        related: [{ message: "the operation is described here", location: operation.operation.origin }],
        fixes: suggestion === undefined ? [] : [{ title: `Write \`${suggestion}\``, edits: [{ location, newText: suggestion }] }],
      },
    ),
  );
  return false;
}
