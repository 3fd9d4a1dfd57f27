import { existsSync, watch } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { toJsonReport } from "../diagnostics/render/json.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";
import { type Written, writeGenerated } from "./generated-folder.ts";
import type { ExitCode, Output } from "./output.ts";
import { checkFile, exitCodeOf, openWorkspace, renderDiagnostics, summaryOf } from "./program.ts";

/** How `integ build` builds. */
export interface BuildOptions {
  /** The folder to write to. */
  readonly out: string | undefined;
  readonly watch: boolean;
  readonly json: boolean;
}

/** `integ build FILE`: checks, and writes the connector's TypeScript. With `watch` it goes on until the process is ended. */
export async function buildCommand(file: string, options: BuildOptions, output: Output): Promise<ExitCode> {
  const workspace = openWorkspace();
  const folder = resolve(options.out ?? join(dirname(file), "generated"));
  for (;;) {
    const started = performance.now();
    const checked = checkFile(workspace, file, output);
    const written = await write(checked, file, folder, output);
    if (options.json)
      output.print(JSON.stringify({ ...toJsonReport(checked, checked.places), folder: shown(folder), ...written }, undefined, 2));
    else report(checked, folder, written, performance.now() - started, output);
    if (!options.watch) return exitCodeOf(checked);
    await nextChange([...checked.inputs.keys()]);
  }
}

async function write(checked: CheckedProgram, file: string, folder: string, output: Output): Promise<Written | undefined> {
  if (checked.program === undefined) return undefined;
  const done = output.progress(`building ${file}`);
  const { generate } = await import("../codegen/generate.ts");
  const written = writeGenerated(folder, await generate(checked.program, basename(file)));
  done();
  return written;
}

function report(checked: CheckedProgram, folder: string, result: Written | undefined, milliseconds: number, output: Output): void {
  const { colours } = output;
  if (checked.diagnostics.length > 0) output.print(`${renderDiagnostics(checked, output)}\n`);
  const time = colours.dim(`(${Math.round(milliseconds)} ms)`);
  output.print(`${summaryOf(checked, output)}${result === undefined ? "; nothing was written" : ""} ${time}`);
  if (result === undefined) return;
  const { written, removed, unchanged } = result;
  for (const path of written) output.print(`  ${colours.green("wrote")}    ${shown(join(folder, path))}`);
  for (const path of removed) output.print(`  ${colours.yellow("removed")}  ${shown(join(folder, path))}`);
  if (written.length === 0 && removed.length === 0) output.print(`  ${unchanged.length} files in ${shown(folder)} are up to date`);
  else if (unchanged.length > 0) output.print(colours.dim(`  ${unchanged.length} files unchanged`));
}

function shown(path: string): string {
  return relative(process.cwd(), path) || ".";
}

/**
 * Resolves soon after one of the files has changed. Folders are watched, not files: an editor that saves by renaming would
 * take a watched file away. What has just been read may change while it is read, so a change is believed after a pause.
 */
function nextChange(files: readonly string[]): Promise<void> {
  return new Promise((resolveChange) => {
    const names = new Map<string, Set<string>>();
    for (const path of files) names.set(dirname(path), (names.get(dirname(path)) ?? new Set()).add(basename(path)));
    let timer: NodeJS.Timeout | undefined;
    const watchers = [...names]
      .filter(([folder]) => existsSync(folder))
      .map(([folder, wanted]) =>
        watch(folder, (_, name) => {
          if (name === null || !wanted.has(name)) return;
          clearTimeout(timer);
          timer = setTimeout(() => {
            for (const watcher of watchers) watcher.close();
            resolveChange();
          }, 50);
        }),
      );
  });
}
