import { spawnSync } from "node:child_process";

/** The wall time of one command as a whole process. */
export interface Measured {
  readonly name: string;
  /** Milliseconds, of the runs in order. */
  readonly runs: readonly number[];
  readonly median: number;
}

/** A command that is measured; `before` runs first and is not timed. */
export interface Command {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly before?: () => void;
}

/**
 * Runs commands in turn (A B C, A B C, …), so that a machine whose speed drifts slows all of them alike, after one run of
 * each that is not counted.
 *
 * @throws where a command fails: a time for something that did not work is no time.
 */
export function measure(commands: readonly Command[], rounds: number): Measured[] {
  const runs = commands.map((): number[] => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, command] of commands.entries()) {
      command.before?.();
      const time = timeOnce(command);
      if (round >= 0) runs[index]?.push(time);
    }
  }
  return commands.map((command, index) => ({ name: command.name, runs: runs[index] ?? [], median: medianOf(runs[index] ?? []) }));
}

function timeOnce({ name, command, environment }: Command): number {
  const [program = "", ...rest] = command;
  const start = process.hrtime.bigint();
  const result = spawnSync(program, rest, { env: { ...process.env, ...environment }, stdio: ["ignore", "ignore", "pipe"] });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (result.status !== 0)
    throw new Error(`${name} ended with ${result.status ?? result.signal}: ${result.stderr.toString().slice(0, 500)}`);
  return milliseconds;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
