import { existsSync, watch } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { CheckedProgram } from "../workspace/workspace.ts";
import { writeGenerated } from "./generated-folder.ts";
import { type ExitCode, type Output, UsageError } from "./output.ts";
import { countWords, openProgram, requireProgram } from "./program.ts";

/** `integ build FILE`: checks, and writes the connector. */
export async function buildCommand(file: string, options: { readonly out?: string; readonly watch?: boolean }, output: Output): Promise<ExitCode> {
  const folder = resolve(options.out ?? join(dirname(file), "generated"));
  if (existsSync(folder) && !existsSync(join(folder, "."))) throw new UsageError(`\`${options.out}\` is not a folder.`);
  const checked = openProgram(file, output);
  const code = await build(checked, file, folder, output);
  if (options.watch !== true) return code;
  await watchProgram(file, folder, checked, output);
  return 0;
}

async function build(checked: CheckedProgram, file: string, folder: string, output: Output): Promise<ExitCode> {
  const program = requireProgram(checked, output);
  const { colours } = output;
  if (program === undefined) {
    output.print(`${colours.red("✗")} ${file}: ${countWords(checked)}; nothing was written`);
    return 1;
  }
  const { generate } = await import("../codegen/generate.ts");
  const result = writeGenerated(folder, await generate(program, basename(file)));
  const shown = relative(process.cwd(), folder) || ".";
  const changes = [
    result.written.length === 0 ? "nothing changed" : `${result.written.length} written`,
    ...(result.unchanged.length > 0 && result.written.length > 0 ? [`${result.unchanged.length} unchanged`] : []),
    ...(result.removed.length > 0 ? [`${result.removed.length} removed`] : []),
  ];
  output.print(`${colours.green("✓")} ${file} → ${shown}: ${changes.join(", ")} (${checked.result.proved} proved, ${checked.result.guards.length} guarded)`);
  return 0;
}

/** Builds again when a file of the program or a description changes, until the process is ended. */
async function watchProgram(file: string, folder: string, first: CheckedProgram, output: Output): Promise<void> {
  output.note("watching; end with Ctrl+C");
  let checked = first;
  for (;;) {
    await nextChange([...checked.files, ...checked.descriptions]);
    checked = openProgram(file, output);
    await build(checked, file, folder, output);
  }
}

/** Resolves soon after one of the files has changed; editors write a file in several steps. */
function nextChange(files: readonly string[]): Promise<void> {
  return new Promise((resolveChange) => {
    const folders = new Map<string, Set<string>>();
    for (const path of files) folders.set(dirname(path), (folders.get(dirname(path)) ?? new Set()).add(basename(path)));
    let timer: NodeJS.Timeout | undefined;
    const watchers = [...folders].map(([folder, names]) =>
      watch(folder, (_, name) => {
        if (name === null || !names.has(name)) return;
        clearTimeout(timer);
        timer = setTimeout(() => {
          for (const watcher of watchers) watcher.close();
          resolveChange();
        }, 50);
      }),
    );
  });
}
