import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Debian's Chromium, or the one that `INTEG_CHROMIUM` names. */
export const chromiumPath = process.env["INTEG_CHROMIUM"] ?? "/usr/bin/chromium";

/**
 * Whether something that a test drives is installed. Where tests have to run, what is missing fails them.
 *
 * @param how what to do where it is not
 */
export function isInstalled(path: string, how: string): boolean {
  if (existsSync(path)) return true;
  if (process.env["CI"] === "true") throw new Error(`${path} is not there: ${how}`);
  process.stderr.write(`skipped: ${path} is not there: ${how}\n`);
  return false;
}

/** Starts the browser. */
export function startBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"], timeout: 240_000 });
}
