import { keywordNotCheckable, patternNotCheckable } from "../../diagnostics/codes/guards.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Guard } from "../../program/program.ts";
import { type JsonSchema, patternsOf, unreadIn } from "../../types/json-schema.ts";
import { patternCheck } from "../../types/pattern-check.ts";

/**
 * Reports each guard that would not check all that it stands for, because of a pattern or a keyword that nothing can check:
 * nothing may count as guarded that is not.
 */
export function checkGuardsCheckable(guards: readonly Guard[], report: (diagnostic: Diagnostic) => void): void {
  for (const { path, schema, at, site } of guards) {
    const subject = path === "" ? (site.kind === "map" ? site.map : site.kind === "parameter" ? site.parameter : site.argument) : path;
    const location = { file: at.file, start: at.start, end: at.end };
    const relatedAs = (message: string): Pick<Diagnostic, "related"> => ({
      related: at.description === undefined ? [] : [{ message, location: at.description }],
    });
    const { pattern, keyword } = unchecked(schema);
    if (pattern !== undefined) report(patternNotCheckable({ path: subject, pattern }, location, relatedAs("the pattern stands here")));
    if (keyword !== undefined) report(keywordNotCheckable({ path: subject, keyword }, location, relatedAs("described here")));
  }
}

/** Whether all that a guard stands for can be checked. */
export function isCheckable({ schema }: Guard): boolean {
  const { pattern, keyword } = unchecked(schema);
  return pattern === undefined && keyword === undefined;
}

/** A pattern and a keyword of a schema that nothing can check. */
function unchecked(schema: JsonSchema): { readonly pattern: string | undefined; readonly keyword: string | undefined } {
  return { pattern: patternsOf(schema).find((each) => patternCheck(each) === undefined), keyword: unreadIn(schema)[0] };
}
