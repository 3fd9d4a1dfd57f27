import { missingPart } from "../../diagnostics/codes/syntax.ts";
import { replace, safely } from "../../diagnostics/fixes.ts";
import { type CheckContext, locationOf } from "../context.ts";

/** Reports a name that should stand in front of a value and has no colon behind it; the fix puts it there. */
export function reportMissingColon(context: CheckContext, name: string, end: number): void {
  const location = locationOf(context, { start: end, end });
  const fixes = safely(replace("Insert `:`", location, ":"));
  context.report(missingPart({ what: "`:`", after: name }, location, { fixes }));
}
