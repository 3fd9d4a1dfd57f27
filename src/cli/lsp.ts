import { PerformanceObserver } from "node:perf_hooks";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { serveStdio } from "../language-server/stdio.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import type { ExitCode } from "./output.ts";
import { readVersion } from "./version.ts";

/** What V8 may keep for young objects, in bytes: both of its semi-spaces. */
const enoughForYoung = 32 * 2 ** 20;

/** `integ lsp --stdio`: the language server, until the editor ends it. */
export function lspCommand(): Promise<ExitCode> {
  keepHeapSmall();
  serveStdio(createNodeHost(process.cwd(), process.env), readVersion());
  return new Promise(() => undefined);
}

/**
 * Each check leaves garbage: where V8 lets the spaces for it grow as it likes, the server takes twice the memory and is no faster;
 * where the one for young objects stays as small as it begins, a check takes twice the time. While a program runs, V8 takes no
 * size, only how fast that space grows.
 */
function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=50");
  new PerformanceObserver((_, observer) => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
    if (young === undefined || young.space_size < enoughForYoung) return;
    setFlagsFromString("--semi-space-growth-factor=1");
    observer.disconnect();
  }).observe({ entryTypes: ["gc"] });
}
