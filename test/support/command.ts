import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { resolve } from "node:path";

const command = resolve(import.meta.dirname, "../../src/cli/cli.ts");

/** How a command ended. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `integ` from its source to its end. */
export function integ(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): CommandResult {
  return integWith(folder, args, "", environment);
}

/** Runs `integ` with a text as its standard input. */
export function integWith(
  folder: string,
  args: readonly string[],
  input: string,
  environment: Readonly<Record<string, string>> = {},
): CommandResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
    env: { ...process.env, INTEG_CACHE: resolve(folder, ".cache"), NO_COLOR: "1", ...environment },
    timeout: 240_000,
    maxBuffer: 1e9,
  });
  return { code: status, stdout, stderr };
}

/** A command that goes on until it is told to end. */
export interface RunningCommand {
  /** Resolves with everything that was printed, as soon as it fits the pattern; rejects where the command ends before. */
  printed(pattern: RegExp): Promise<string>;
  /** Tells it to end, and gives its exit code. */
  end(): Promise<number | null>;
}

/** Starts `integ` from its source. */
export function startInteg(folder: string, args: readonly string[], environment: Readonly<Record<string, string>> = {}): RunningCommand {
  const child: ChildProcess = spawn(process.execPath, [command, ...args], {
    cwd: folder,
    env: { ...process.env, INTEG_CACHE: resolve(folder, ".cache"), NO_COLOR: "1", ...environment },
  });
  let output = "";
  const listeners = new Set<() => void>();
  const ended = new Promise<number | null>((resolveEnd) => child.once("close", resolveEnd));
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      for (const listener of listeners) listener();
    });
  }
  return {
    printed: (pattern) =>
      new Promise((resolvePrinted, reject) => {
        const look = (): void => {
          if (!pattern.test(output)) return;
          listeners.delete(look);
          resolvePrinted(output);
        };
        listeners.add(look);
        ended.then(() => reject(new Error(`ended without printing ${pattern}: ${output}`)));
        look();
      }),
    end() {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
