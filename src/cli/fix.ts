import { writeFileSync } from "node:fs";
import { printable } from "../diagnostics/render/text-width.ts";
import { type AppliedFix, fixProgram } from "../workspace/fix-program.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";
import type { Output } from "./output.ts";

/** A fix as `--format json` writes it. */
export interface ShownFix {
  readonly code: string;
  readonly title: string;
  readonly file: string;
  /** Zero-based, in the text before the fix. */
  readonly line: number;
}

/** Applies what may be applied without asking to the files of a program, and gives what was done. */
export function fixFiles(checked: CheckedProgram): readonly ShownFix[] {
  const { texts, applied } = fixProgram(checked);
  for (const [file, text] of texts) writeFileSync(file, text);
  return applied.map((fix: AppliedFix) => ({ ...fix, file: checked.places.display(fix.file) }));
}

/** A line for each fix that was applied. */
export function fixLines(fixes: readonly ShownFix[], { colours }: Pick<Output, "colours">): readonly string[] {
  if (fixes.length === 0) return ["Nothing was changed: nothing is certain enough to be mended without asking."];
  return fixes.map(
    ({ code, title, file, line }) =>
      `${colours.green("mended")}  ${printable(`${file}:${line + 1}`)}  ${printable(title)}  ${colours.dim(code)}`,
  );
}
