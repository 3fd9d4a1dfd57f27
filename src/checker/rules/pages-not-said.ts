import { pagesNotSaid } from "../../diagnostics/codes/pages.ts";
import type { Related } from "../../diagnostics/diagnostic.ts";
import { locationOf } from "../context.ts";
import { type PagedCall, pageParameterOf } from "./page-parts.ts";

/** Warns of a list of which only the first page would be read. */
export function checkPagesSaid({ context, step }: PagedCall): void {
  const { system, operation, node } = step.call;
  const parameter = pageParameterOf(operation);
  if (parameter === undefined || step.call.arguments.some(({ name }) => name === parameter)) return;
  const origin = operation.arguments.get(parameter)?.origin;
  const related: Related[] = origin === undefined ? [] : [{ message: "it takes a page here", location: origin }];
  context.report(
    pagesNotSaid({ system: system.name, operation: operation.name, parameter }, locationOf(context, node.callee), { related }),
  );
}
