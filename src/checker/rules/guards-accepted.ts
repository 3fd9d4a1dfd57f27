import { guardNotAccepted } from "../../diagnostics/codes/flow.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Guard } from "../../program/program.ts";
import { witnessText } from "../../types/witness-text.ts";
import { isCheckable } from "./guards-checkable.ts";

/** With `guards: error`: reports every constraint that is neither proved nor accepted with `!`. */
export function checkGuardsAccepted(guards: readonly Guard[], report: (diagnostic: Diagnostic) => void): void {
  for (const guard of guards) {
    const { path, constraint, reason: why, witness, accepted, at, site } = guard;
    // That nothing can check it has been said.
    if (accepted || !isCheckable(guard)) continue;
    const subject = path === "" ? (site.kind === "map" ? site.map : site.kind === "parameter" ? site.parameter : site.argument) : path;
    const related = at.description === undefined ? [] : [{ message: "the constraint stands here", location: at.description }];
    const reason = witness === undefined ? why : `${why} (${witnessText(witness)} would be refused)`;
    report(guardNotAccepted({ path: subject, constraint, reason }, { file: at.file, start: at.start, end: at.end }, { related }));
  }
}
