import { readFileSync, writeFileSync } from "node:fs";
import { type Examined, examine } from "./examine.ts";

/*
 * Examines the descriptions that its parent names, one after the other. What it says to the parent: the phase that it is
 * in, and what became of a description.
 */
export type Message = { readonly phase: string } | { readonly done: Examined };

function say(message: Message): void {
  process.send?.(message);
}

/** Begins the count of the highest memory anew (Linux; elsewhere it is not known). */
function forgetPeak(): void {
  globalThis.gc?.();
  try {
    writeFileSync("/proc/self/clear_refs", "5");
  } catch {
    return;
  }
}

/** Megabytes of resident memory at most, since the count was begun. */
function peak(): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/mu.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return Math.round(process.resourceUsage().maxRSS / 1024);
  }
}

process.on("message", async ({ file, folder }: { readonly file: string; readonly folder: string }) => {
  let phase = "start";
  forgetPeak();
  const cpu = process.cpuUsage();
  const cpuTime = (): number => {
    const { user, system } = process.cpuUsage(cpu);
    return Math.round((user + system) / 1000);
  };
  try {
    const examined = await examine(file, folder, (name) => {
      phase = name;
      say({ phase });
    });
    say({ done: { ...examined, memory: peak(), cpuTime: cpuTime() } });
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say({
      done: {
        file,
        bytes: readFileSync(file).length,
        outcome: "crash",
        phase,
        why: why.slice(0, 2000),
        memory: peak(),
        cpuTime: cpuTime(),
      },
    });
  }
});
