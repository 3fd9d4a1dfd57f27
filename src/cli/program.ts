import { resolve } from "node:path";
import type { Severity } from "../diagnostics/diagnostic.ts";
import { renderPretty } from "../diagnostics/render/pretty.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import { type CheckedProgram, createWorkspace, type Workspace } from "../workspace/workspace.ts";
import { guardWords } from "./guard-lines.ts";
import type { ExitCode, Output } from "./output.ts";

/** A workspace over the disk, seen from the folder that the command is called in. */
export function openWorkspace(): Workspace {
  return createWorkspace(createNodeHost(process.cwd(), process.env));
}

/**
 * Checks the program of a command.
 *
 * @param builds whether something is to be made of it: what is right and cannot be compiled yet is then an error like others
 */
export function checkFile(workspace: Workspace, file: string, output: Output, builds = true): CheckedProgram {
  const done = output.progress(`checking ${file}`);
  try {
    const checked = workspace.check(resolve(file));
    return builds ? { ...checked, diagnostics: [...checked.diagnostics, ...checked.unsupported] } : checked;
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
  return isWrong(checked) ? 1 : 0;
}

function isWrong({ diagnostics }: CheckedProgram): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === "error");
}

/** One line on the whole: `ok: 14 proved, 2 guarded`, or how many errors there are. */
export function summaryOf(checked: CheckedProgram, { colours }: Output): string {
  const words = countWords(checked);
  if (isWrong(checked)) return colours.bold(colours.red(words));
  const later = checked.program === undefined ? ", and parts that cannot be built yet" : "";
  const guarded = `${guardWords(checked.proved, checked.guards)}${later}`;
  return `${colours.bold(colours.green("ok"))}: ${guarded}${words === "" ? "" : `, ${colours.yellow(words)}`}`;
}
