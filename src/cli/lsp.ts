import { setFlagsFromString } from "node:v8";
import { serveStdio } from "../language-server/stdio.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import type { ExitCode } from "./output.ts";
import { readVersion } from "./version.ts";

/** `integ lsp --stdio`: the language server, until the editor ends it. */
export function lspCommand(): Promise<ExitCode> {
  // Each check leaves garbage: where V8 lets the spaces for it grow, the server takes twice the memory and is no faster.
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=50");
  serveStdio(createNodeHost(process.cwd(), process.env), readVersion());
  return new Promise(() => undefined);
}
