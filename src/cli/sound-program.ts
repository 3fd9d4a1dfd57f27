import type { JsonReport } from "../diagnostics/render/json.ts";
import { rangeOf } from "../diagnostics/render/places.ts";
import type { Guard } from "../program/program.ts";
import { type Host, stampOf } from "../source/host.ts";
import type { Range } from "../source/span.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";
import type { Output } from "./output.ts";

/** What `integ check` shows of a program that nothing is to be said against: plain data, so that it can be remembered. */
export interface SoundProgram {
  readonly proved: number;
  readonly guards: readonly SoundGuard[];
}

interface SoundGuard {
  /** The map, or the operation with its argument, that is guarded. */
  readonly site: string;
  readonly path: string;
  readonly constraint: string;
  readonly reason: string;
  readonly accepted: boolean;
  readonly file: string;
  readonly range: Range;
}

/** What is shown of a checked program; undefined where there are diagnostics, which need its text. */
export function soundProgramOf(checked: CheckedProgram): SoundProgram | undefined {
  if (checked.program === undefined || checked.diagnostics.length > 0) return undefined;
  return {
    proved: checked.proved,
    guards: checked.guards.map((guard) => ({
      site: siteOf(guard),
      path: guard.path,
      constraint: guard.constraint,
      reason: guard.reason,
      accepted: guard.accepted,
      file: guard.at.file,
      range: rangeOf(guard.at, checked.places),
    })),
  };
}

function siteOf({ site }: Guard): string {
  if (site.kind === "parameter") return `${site.map}(${site.parameter})`;
  return site.kind === "map" ? site.map : `${site.system}.${site.operation}${site.argument === "body" ? "" : ` ${site.argument}`}`;
}

/** Lines for a person: the summary, then each guard, with its reason where it is asked for. */
export function soundLines(
  { proved, guards }: SoundProgram,
  display: (file: string) => string,
  explain: boolean,
  { colours }: Pick<Output, "colours">,
): string[] {
  const rows = guards.map((guard) => ({
    guard,
    what: `${guard.site}${guard.path}`,
    constraint: `${guard.constraint}${guard.accepted ? " (accepted with !)" : ""}`,
  }));
  const whatWidth = Math.min(60, Math.max(0, ...rows.map(({ what }) => what.length)));
  const constraintWidth = Math.min(40, Math.max(0, ...rows.map(({ constraint }) => constraint.length)));
  return [
    `${colours.bold(colours.green("ok"))}: ${proved} proved, ${guards.length} guarded`,
    ...rows.flatMap(({ guard, what, constraint }) => {
      const place = `${display(guard.file)}:${guard.range.start.line + 1}`;
      const line = `  ${colours.cyan("guarded")}  ${what.padEnd(whatWidth)}  ${constraint.padEnd(constraintWidth)}  ${colours.dim(place)}`;
      return explain ? [line, `           ${colours.dim(guard.reason)}`] : [line];
    }),
  ];
}

/** The same as `--format json` writes it. */
export function soundReport({ proved, guards }: SoundProgram, display: (file: string) => string): JsonReport {
  return {
    diagnostics: [],
    guards: guards.map(({ file, range, path, constraint, reason }) => ({ file: display(file), range, path, constraint, reason })),
    summary: { errors: 0, warnings: 0, proved, guarded: guards.length },
  };
}

/** What is kept of a check in the cache. */
interface Remembered {
  readonly version: 1;
  /** Which build of the compiler it was. */
  readonly build: string;
  /** Every file that was read, with its stamp; null where it was not there. */
  readonly inputs: readonly (readonly [string, string | null])[];
  readonly sound: SoundProgram;
}

/** Keeps what was found, so that a check of the same files by the same compiler need not be done again. */
export function remember(host: Host, entry: string, build: string, checked: CheckedProgram): void {
  const sound = soundProgramOf(checked);
  if (sound === undefined) return;
  const inputs = [...checked.inputs].map(([path, stamp]) => [path, stamp ?? null] as const);
  const remembered: Remembered = { version: 1, build, inputs, sound };
  host.cache.set(cacheKey(entry), new TextEncoder().encode(JSON.stringify(remembered)));
}

/** What was found of a program before, if the compiler and all that it read are still the same. */
export function recall(host: Host, entry: string, build: string): SoundProgram | undefined {
  const bytes = host.cache.get(cacheKey(entry));
  if (bytes === undefined) return undefined;
  try {
    const remembered: Remembered = JSON.parse(new TextDecoder().decode(bytes));
    if (remembered.version !== 1 || remembered.build !== build) return undefined;
    return remembered.inputs.every(([path, stamp]) => (stampOf(host, path) ?? null) === stamp) ? remembered.sound : undefined;
  } catch {
    return undefined; // A cache that cannot be read is no cache.
  }
}

function cacheKey(entry: string): string {
  return `check:${entry}`;
}
