import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));

/** Whether tests in a browser are left out: where there is none, unless CI asks for everything. */
export const noBrowser = executablePath === undefined && process.env["CI"] !== "true";

/** Starts Debian's Chromium, without a screen. */
export async function startBrowser(): Promise<Browser> {
  if (executablePath === undefined) throw new Error("there is no Chromium: apt-get install chromium");
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
