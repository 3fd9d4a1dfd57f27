import { toJsonReport } from "../diagnostics/render/json.ts";
import type { Guard } from "../program/program.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";
import type { ExitCode, Output } from "./output.ts";
import { checkFile, countWords, openWorkspace, renderDiagnostics } from "./program.ts";

/** How `integ check` shows what it finds. */
export interface CheckOptions {
  readonly json: boolean;
  /** Everything, not the first page only. */
  readonly all: boolean;
  /** Why each guard could not be proved. */
  readonly explain: boolean;
}

/** `integ check FILE`: what is wrong, what is proved, what is guarded. */
export function checkCommand(file: string, options: CheckOptions, output: Output): ExitCode {
  const checked = checkFile(openWorkspace(), file, output);
  const code = exitCodeOf(checked);
  if (options.json) {
    output.print(JSON.stringify(toJsonReport(checked, checked.places), undefined, 2));
    return code;
  }
  if (checked.diagnostics.length > 0) output.print(`${renderDiagnostics(checked, output, options.all)}\n`);
  output.print(summaryOf(checked, output));
  if (code === 0) for (const line of guardLines(checked, options.explain, output)) output.print(line);
  return code;
}

/** 2 where the program could not be read, 1 where it has errors, else 0. */
export function exitCodeOf(checked: CheckedProgram): ExitCode {
  if (checked.unreadable) return 2;
  return checked.program === undefined ? 1 : 0;
}

/** One line on the whole: `ok: 14 proved, 2 guarded`, or how many errors there are. */
export function summaryOf(checked: CheckedProgram, { colours }: Output): string {
  const words = countWords(checked);
  if (checked.program === undefined) return colours.bold(colours.red(words));
  const guarded = `${checked.proved} proved, ${checked.guards.length} guarded`;
  return `${colours.bold(colours.green("ok"))}: ${guarded}${words === "" ? "" : `, ${colours.yellow(words)}`}`;
}

/** The guards of a program, each on a line, with its reason where it is asked for. */
export function guardLines(checked: CheckedProgram, explain: boolean, { colours }: Output): string[] {
  const rows = checked.guards.map((guard) => ({
    guard,
    what: `${siteOf(guard)}${guard.path}`,
    constraint: `${guard.constraint}${guard.accepted ? " (accepted with !)" : ""}`,
  }));
  const whatWidth = Math.min(60, Math.max(0, ...rows.map(({ what }) => what.length)));
  const constraintWidth = Math.min(40, Math.max(0, ...rows.map(({ constraint }) => constraint.length)));
  return rows.flatMap(({ guard, what, constraint }) => {
    const position = checked.places.lines(guard.at.file)?.position(guard.at.start);
    const place = `${checked.places.display(guard.at.file)}${position === undefined ? "" : `:${position.line + 1}`}`;
    const line = `  ${colours.cyan("guarded")}  ${what.padEnd(whatWidth)}  ${constraint.padEnd(constraintWidth)}  ${colours.dim(place)}`;
    return explain ? [line, `           ${colours.dim(guard.reason)}`] : [line];
  });
}

function siteOf({ site }: Guard): string {
  return site.kind === "map" ? site.map : `${site.system}.${site.operation}${site.argument === "body" ? "" : ` ${site.argument}`}`;
}
