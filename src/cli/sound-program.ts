import { guardCounts, type JsonReport, type ShownGuard, shownGuard, withDisplayed } from "../diagnostics/render/json.ts";
import { type Host, stampOf } from "../source/host.ts";
import type { CheckedProgram } from "../workspace/workspace.ts";

/** What `integ check` shows of a program that nothing is to be said against: plain data, so that it can be remembered. */
export interface SoundProgram {
  readonly proved: number;
  readonly guards: readonly ShownGuard[];
}

/** What is shown of a checked program; undefined where there are diagnostics, which need its text. */
export function soundProgramOf(checked: CheckedProgram): SoundProgram | undefined {
  if (checked.program === undefined || checked.diagnostics.length > 0) return undefined;
  return {
    proved: checked.proved,
    guards: soundGuards(checked),
  };
}

/** The guards of a program with lines for their places. */
export function soundGuards(checked: CheckedProgram): readonly ShownGuard[] {
  return checked.guards.map((guard) => shownGuard(guard, checked.places));
}

/** The same as `--format json` writes it. */
export function soundReport({ proved, guards }: SoundProgram, display: (file: string) => string): JsonReport {
  return {
    diagnostics: [],
    guards: guards.map((guard) => withDisplayed(guard, display)),
    summary: { errors: 0, warnings: 0, proved, ...guardCounts(guards) },
  };
}

/** What is kept of a check in the cache. */
interface Remembered {
  readonly version: 2;
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
  const remembered: Remembered = { version: 2, build, inputs, sound };
  host.cache.set(cacheKey(entry), new TextEncoder().encode(JSON.stringify(remembered)));
}

/** What was found of a program before, if the compiler and all that it read are still the same. */
export function recall(host: Host, entry: string, build: string): SoundProgram | undefined {
  const bytes = host.cache.get(cacheKey(entry));
  if (bytes === undefined) return undefined;
  try {
    const remembered: Remembered = JSON.parse(new TextDecoder().decode(bytes));
    if (remembered.version !== 2 || remembered.build !== build) return undefined;
    return remembered.inputs.every(([path, stamp]) => (stampOf(host, path) ?? null) === stamp) ? remembered.sound : undefined;
  } catch {
    return undefined; // A cache that cannot be read is no cache.
  }
}

function cacheKey(entry: string): string {
  return `check:${entry}`;
}
