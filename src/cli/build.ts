import { existsSync, watch } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { toJsonReport } from "../diagnostics/render/json.ts";
import { type Host, stampOf } from "../source/host.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import { type CheckedProgram, createWorkspace } from "../workspace/workspace.ts";
import { type Written, writeGenerated } from "./generated-folder.ts";
import type { ExitCode, Output } from "./output.ts";
import { checkFile, exitCodeOf, renderDiagnostics, summaryOf } from "./program.ts";

/** How `integ build` builds. */
export interface BuildOptions {
  /** The folder to write to. */
  readonly out: string | undefined;
  readonly watch: boolean;
  readonly json: boolean;
}

/** `integ build FILE`: checks, and writes the connector's TypeScript. With `watch` it goes on until the process is ended. */
export async function buildCommand(file: string, options: BuildOptions, output: Output): Promise<ExitCode> {
  const host = createNodeHost(process.cwd(), process.env);
  const workspace = createWorkspace(host);
  const folder = resolve(options.out ?? join(dirname(file), "generated"));
  for (;;) {
    const started = performance.now();
    const checked = checkFile(workspace, file, output);
    const written = await write(checked, file, folder, output);
    if (options.json)
      output.print(JSON.stringify({ ...toJsonReport(checked, checked.places), folder: shown(folder), ...written }, undefined, 2));
    else report(checked, folder, written, performance.now() - started, output);
    if (!options.watch) return exitCodeOf(checked);
    await nextChange(host, checked.inputs);
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
 * Resolves soon after one of the files is other than it was when it was read. Folders are watched, not files: an editor that
 * saves by renaming would take a watched file away. Files are often written in several steps, so a change is taken up after
 * a pause; and one that was made before the watching began is found by the stamps.
 *
 * @param inputs the files with the stamps that they were read with
 */
function nextChange(host: Host, inputs: ReadonlyMap<string, string | undefined>): Promise<void> {
  return new Promise((resolveChange) => {
    const folders = new Set([...inputs.keys()].map((path) => dirname(path)).filter((folder) => existsSync(folder)));
    let timer: NodeJS.Timeout | undefined;
    const look = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if ([...inputs].every(([path, stamp]) => stampOf(host, path) === stamp)) return;
        for (const watcher of watchers) watcher.close();
        resolveChange();
      }, 50);
    };
    // A folder that is taken away ends its watcher with an error: what lay in it has changed.
    const watchers = [...folders].map((folder) => watch(folder, look).on("error", look));
    look();
  });
}
