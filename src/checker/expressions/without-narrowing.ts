import { maybeNothing, nullNotAllowed } from "../../diagnostics/codes/types.ts";
import type { CheckContext } from "../context.ts";

/**
 * The context behind a condition that is wrong and has been reported: what it would have said of null and absence is not
 * known, so nothing is said of either.
 */
export function withoutNarrowing<Context extends CheckContext>(context: Context): Context {
  const unknown = new Set<string>([maybeNothing.definition.code, nullNotAllowed.definition.code]);
  return {
    ...context,
    // Reported all the same, for there is no program to be made of it; but not shown beside the condition's own mistake.
    report: (diagnostic) => context.report(unknown.has(diagnostic.code) ? { ...diagnostic, absent: "declaration" } : diagnostic),
  };
}
