import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { chromiumPath, isInstalled, startBrowser } from "../../../../test/support/browser.ts";
import { buildExtension } from "./build.ts";
import { Workbench } from "./workbench.ts";

/** The folder that is opened, and the program that it is opened with. */
export const example = resolve(import.meta.dirname, "../../../../examples/billing");
export const program = readFileSync(join(example, "billing.integ"), "utf8");

/** How long something is waited for: beside other tests all of it takes longer. */
export const waiting = { timeout: 200_000 };

/** Whether the browser is installed, and the workbench of which this is a part. */
export function hasWorkbench(part: string): boolean {
  return isInstalled(part, "`npm run setup` in editors/vscode/workbench") && isInstalled(chromiumPath, "`apt-get install chromium`");
}

/** A workbench with the program open, and what serves it. */
export interface Opened<Server> {
  readonly server: Server;
  readonly workbench: Workbench;
  readonly page: Page;
}

/**
 * Opens a workbench with the extension, as it is built from the sources, before the tests of a block, and closes it behind them.
 *
 * @param serve starts what serves the workbench; it gets the folder that the extension was built into, and one for all that it writes
 * @returns what gives the workbench to a test
 */
export function openWorkbench<Server extends { readonly url: string; close(): Promise<void> }>(
  serve: (built: string, home: string) => Promise<Server>,
): () => Opened<Server> {
  let opened: Opened<Server> | undefined;
  let home: string;
  let server: Server | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), "integ-vscode-"));
    const built = join(home, "built");
    buildExtension(built);
    server = await serve(built, home);
    browser = await startBrowser();
    const workbench = await Workbench.open(browser, server.url);
    await workbench.openFile("billing.integ");
    opened = { server, workbench, page: workbench.page };
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(home, { recursive: true, force: true });
  });

  return () => {
    if (opened === undefined) throw new Error("no workbench is open");
    return opened;
  };
}
