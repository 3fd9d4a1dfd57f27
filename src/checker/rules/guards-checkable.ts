import { patternNotCheckable } from "../../diagnostics/codes/guards.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Guard } from "../../program/program.ts";
import { patternsOf } from "../../types/json-schema.ts";
import { patternCheck } from "../../types/pattern-check.ts";

/** Reports each guard with a pattern that cannot be checked: nothing may count as guarded that is not. */
export function checkGuardsCheckable(guards: readonly Guard[], report: (diagnostic: Diagnostic) => void): void {
  for (const { path, schema, at, site } of guards) {
    const pattern = patternsOf(schema).find((each) => patternCheck(each) === undefined);
    if (pattern === undefined) continue;
    const subject = path === "" ? (site.kind === "map" ? site.map : site.kind === "parameter" ? site.parameter : site.argument) : path;
    const related = at.description === undefined ? [] : [{ message: "the pattern stands here", location: at.description }];
    report(patternNotCheckable({ path: subject, pattern }, { file: at.file, start: at.start, end: at.end }, { related }));
  }
}
