import { pageParameterGiven } from "../../diagnostics/codes/pages.ts";
import { locationOf } from "../context.ts";
import { type PagedCall, type Pages, parameterName } from "./page-parts.ts";

/** Warns of a call that gives the parameter which names the page itself. */
export function checkPageParameterGiven(pages: Pages, { context, step }: PagedCall): void {
  const name = parameterName(pages.parts.get("param"));
  const argument = step.call.node.arguments.find((each) => each.name?.name === name);
  if (name === undefined || argument?.name === undefined) return;
  const related = [{ message: "pages are turned with it", location: pages.location }];
  context.report(pageParameterGiven({ name }, locationOf(context, argument.name), { related }));
}
