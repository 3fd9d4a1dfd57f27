import { resolve } from "node:path";
import type { ShownGuard } from "../diagnostics/render/json.ts";
import type { Host } from "../source/host.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";
import { buildId } from "./build-id.ts";
import type { ShownFix } from "./fix.ts";
import { guardLines, guardWords } from "./guard-lines.ts";
import type { ExitCode, Output } from "./output.ts";
import { recall, remember, type SoundProgram, soundGuards, soundProgramOf, soundReport } from "./sound-program.ts";

/** How `integ check` shows what it finds. */
export interface CheckOptions {
  readonly json: boolean;
  /** As SARIF, for what scans code. */
  readonly sarif: boolean;
  /** Everything, not the first page only. */
  readonly all: boolean;
  /** Why each guard could not be proved. */
  readonly explain: boolean;
  /** What can go wrong with each call, and what becomes of it. */
  readonly failures: boolean;
  /** Mend what is certain first, in the files themselves. */
  readonly fix: boolean;
}

/**
 * `integ check FILE`: what is wrong, what is proved, what is guarded. A program in which nothing was wrong, and of which
 * nothing has changed since, is not checked again: not even the compiler is loaded then.
 */
export async function checkCommand(file: string, options: CheckOptions, output: Output): Promise<ExitCode> {
  const host = createNodeHost(process.cwd(), process.env);
  const entry = resolve(file);
  const build = buildId();
  const remembered = build === undefined || options.failures || options.sarif || options.fix ? undefined : recall(host, entry, build);
  if (remembered !== undefined) {
    showSound(remembered, host.display, options, output);
    return 0;
  }
  const [{ toJsonReport }, { checkFile, exitCodeOf, renderDiagnostics, summaryOf }, { createWorkspace }] = await Promise.all([
    import("../diagnostics/render/json.ts"),
    import("./program.ts"),
    import("../workspace/workspace.ts"),
  ]);
  let checked = checkFile(createWorkspace(host), file, output, false);
  let fixed: readonly ShownFix[] | undefined;
  if (options.fix && !checked.unreadable) {
    const { fixFiles, fixLines } = await import("./fix.ts");
    fixed = fixFiles(checked);
    if (fixed.length > 0) checked = checkFile(createWorkspace(host), file, output, false);
    if (!options.json && !options.sarif) output.print(`${fixLines(fixed, output).join("\n")}\n`);
  }
  if (build !== undefined) remember(host, entry, build, checked);
  if (options.failures && checked.program !== undefined) {
    await showFailures(host, checked, options, output);
    return 0;
  }
  if (options.failures && exitCodeOf(checked) === 0) {
    output.note("integ: the failures are known of a program that can be built, and parts of this one cannot be built yet.");
    return 1;
  }
  if (options.sarif) {
    const [{ toSarif }, { readVersion }] = await Promise.all([import("../diagnostics/render/sarif.ts"), import("./version.ts")]);
    output.print(JSON.stringify(toSarif(checked.diagnostics, checked.places, readVersion()), undefined, 2));
    return exitCodeOf(checked);
  }
  const sound = fixed !== undefined && options.json ? undefined : soundProgramOf(checked);
  if (sound !== undefined) {
    showSound(sound, host.display, options, output);
    return 0;
  }
  if (options.json) output.print(JSON.stringify({ ...toJsonReport(checked, checked.places), ...(fixed && { fixed }) }, undefined, 2));
  else {
    if (checked.diagnostics.length > 0) output.print(`${renderDiagnostics(checked, output, options.all)}\n`);
    const isMendable = exitCodeOf(checked) !== 0 && (await import("../workspace/fix-program.ts")).isFixable(checked);
    output.print(`${summaryOf(checked, output)}${isMendable ? "; `--fix` mends what is certain" : ""}`);
    if (options.explain) showGuards(soundGuards(checked), host.display, options, output);
  }
  return exitCodeOf(checked);
}

async function showFailures(host: Host, checked: CheckedProgram, options: CheckOptions, output: Output): Promise<void> {
  const [{ failureLines }, { failuresOf }] = await Promise.all([import("./failures.ts"), import("../workspace/failure-table.ts")]);
  const failures = failuresOf(host, checked);
  if (options.json) output.print(JSON.stringify({ flows: failures }, undefined, 2));
  else if (failures.length === 0) output.print("The program has no flows.");
  else for (const line of failureLines(failures, output)) output.print(line);
}

function showSound(sound: SoundProgram, display: (file: string) => string, options: CheckOptions, output: Output): void {
  if (options.json) {
    output.print(JSON.stringify(soundReport(sound, display), undefined, 2));
    return;
  }
  const { colours } = output;
  output.print(`${colours.bold(colours.green("ok"))}: ${guardWords(sound.proved, sound.guards)}`);
  showGuards(sound.guards, display, options, output);
}

function showGuards(guards: readonly ShownGuard[], display: (file: string) => string, options: CheckOptions, output: Output): void {
  const maximumLines = options.all ? Number.POSITIVE_INFINITY : output.pageLines;
  for (const line of guardLines(guards, display, { explain: options.explain, maximumLines }, output)) output.print(line);
}
