import { resolve } from "node:path";
import { renderPretty } from "../diagnostics/render/pretty.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import { type CheckedProgram, checkProgram, wordsOf } from "../workspace/workspace.ts";
import type { Program } from "../program/program.ts";
import { type Output, UsageError } from "./output.ts";

/** Checks the program of a command. A file that cannot be read is wrong use. */
export function openProgram(file: string, output: Output): CheckedProgram {
  const host = createNodeHost(process.cwd(), process.env);
  const entry = resolve(file);
  const handle = host.open(entry);
  if ("failure" in handle) throw new UsageError(`\`${file}\` ${wordsOf(handle.failure)}.`);
  const done = output.progress(`checking ${file}`);
  try {
    return checkProgram(host, entry);
  } finally {
    done();
  }
}

/** Shows what the compiler says of a program, and gives the program if there is one. */
export function requireProgram(checked: CheckedProgram, output: Output): Program | undefined {
  const { diagnostics, program } = checked.result;
  const serious = diagnostics.filter((diagnostic) => diagnostic.severity !== "note");
  if (serious.length > 0) output.note(renderDiagnostics(checked, output, 10));
  return program;
}

/** Diagnostics as a person reads them. */
export function renderDiagnostics(checked: CheckedProgram, output: Output, limit: number): string {
  return renderPretty(checked.result.diagnostics, checked.places, { colours: output.colours, text: checked.text, limit });
}

/** `3 errors, 1 warning`; empty where there is nothing. */
export function countWords(checked: CheckedProgram): string {
  const count = (severity: string): number => checked.result.diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return [
    [count("error"), "error"],
    [count("warning"), "warning"],
  ]
    .filter(([number]) => number !== 0)
    .map(([number, word]) => `${number} ${word}${number === 1 ? "" : "s"}`)
    .join(", ");
}
