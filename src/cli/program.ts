import { resolve } from "node:path";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { renderPretty } from "../diagnostics/render/pretty.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import { type CheckedProgram, createWorkspace, type Workspace } from "../workspace/workspace.ts";
import type { ExitCode, Output } from "./output.ts";

/** A workspace over the disk, seen from the folder that the command is called in. */
export function openWorkspace(): Workspace {
  return createWorkspace(createNodeHost(process.cwd(), process.env));
}

/** Checks the program of a command. */
export function checkFile(workspace: Workspace, file: string, output: Output): CheckedProgram {
  const done = output.progress(`checking ${file}`);
  try {
    return workspace.check(resolve(file));
  } finally {
    done();
  }
}

/** Diagnostics as a person reads them: the first page, or all. */
export function renderDiagnostics(checked: CheckedProgram, output: Output, all = false): string {
  return renderPretty(checked.diagnostics, checked.places, {
    colours: output.colours,
    width: output.width,
    maximumLines: all ? Number.POSITIVE_INFINITY : output.pageLines,
  });
}

/** `3 errors, 1 warning`; empty where there is neither. */
function countWords(checked: CheckedProgram): string {
  const words = (severity: Severity): string[] => {
    const count = checked.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? "" : "s"}`];
  };
  return [...words("error"), ...words("warning")].join(", ");
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
