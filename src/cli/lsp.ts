import { PerformanceObserver } from "node:perf_hooks";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { serveStdio } from "../language-server/stdio.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import type { ExitCode } from "./output.ts";
import { readVersion } from "./version.ts";

/** What V8 may keep for young objects, in bytes: both of its semi-spaces. */
const enoughForYoung = 8 * 2 ** 20;

/** `integ lsp --stdio`: the language server, until the editor ends it. */
export function lspCommand(): Promise<ExitCode> {
  keepHeapSmall();
  serveStdio(createNodeHost(process.cwd(), process.env), readVersion());
  return new Promise(() => undefined);
}

/**
 * Each check leaves garbage. Where the space for young objects stays as small as it begins, they are moved again and again; where V8
 * lets it grow as it likes, each move is a pause that is felt, and the server takes twice the memory. While a program runs, V8 takes
 * no size, only how fast that space grows: it may grow until it is large enough, and then no more.
 */
function keepHeapSmall(): void {
  setFlagsFromString("--heap-growing-percent=100");
  new PerformanceObserver((_, observer) => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
    if (young === undefined || young.space_size < enoughForYoung) return;
    setFlagsFromString("--semi-space-growth-factor=1");
    observer.disconnect();
  }).observe({ entryTypes: ["gc"] });
}
