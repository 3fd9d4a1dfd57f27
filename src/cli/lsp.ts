import { serveStdio } from "../language-server/stdio.ts";
import { createNodeHost } from "../workspace/node-host.ts";
import type { ExitCode } from "./output.ts";
import { readVersion } from "./version.ts";

/** `integ lsp --stdio`: the language server, until the editor ends it. */
export function lspCommand(): Promise<ExitCode> {
  serveStdio(createNodeHost(process.cwd(), process.env), readVersion());
  return new Promise(() => undefined);
}
