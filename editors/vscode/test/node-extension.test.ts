import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, isInstalled, startBrowser } from "../../../test/support/browser.ts";
import { buildExtension } from "./workbench/build.ts";
import { type CodeServer, codeServerParts, startCodeServer } from "./workbench/code-server.ts";
import { Workbench } from "./workbench/workbench.ts";

const example = resolve(import.meta.dirname, "../../../examples/billing");
const program = readFileSync(join(example, "billing.integ"), "utf8");
/** Beside other tests all of it takes longer. */
const waiting = { timeout: 100_000 };
const installed =
  isInstalled(codeServerParts, "`npm run setup` in editors/vscode/workbench") && isInstalled(chromiumPath, "`apt-get install chromium`");

describe.skipIf(!installed)("the extension in a whole VS Code, installed from its archive, on Stripe and Salesforce", () => {
  const home = mkdtempSync(join(tmpdir(), "integ-vscode-"));
  const file = join(home, "billing/billing.integ");
  let server: CodeServer;
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    buildExtension(join(home, "built"));
    cpSync(example, join(home, "billing"), { recursive: true });
    server = await startCodeServer(join(home, "built/integ.vsix"), home, join(home, "billing"));
    browser = await startBrowser();
    workbench = await Workbench.open(browser, server.url);
    await workbench.openFile("billing.integ");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(home, { recursive: true, force: true });
  });

  test("the server that comes with it says what is proved and guarded", async () => {
    await expect.poll(() => workbench.languageStatus(), waiting).toMatch(/\d+ proved, \d+ guarded.*of the extension/);
  });

  test("a mistake is marked while it is typed", async () => {
    const { page } = workbench;
    await workbench.goBehind(program, "(c: stripe.cust");
    await page.keyboard.type("xx");
    await page.locator(".squiggly-error").first().waitFor();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
  });

  test("a test is run by the lens above it, and fails where the map is wrong", async () => {
    const { page } = workbench;
    const lens = page.locator(".codelens-decoration a", { hasText: "Run test" });
    await workbench.goBehind(program, "test toAcc");
    await lens.click();
    await page.locator(".testing-run-glyph.codicon-testing-passed-icon").waitFor();
    await workbench.goBehind(program, '?? "Unknow');
    await page.keyboard.type("xx");
    await workbench.goBehind(program, "test toAcc");
    await lens.click();
    await page.locator(".testing-run-glyph.codicon-testing-failed-icon").waitFor();
    await workbench.picture("tests");
    // The command reads what was saved.
    expect(readFileSync(file, "utf8")).toContain('"Unknowxxn"');
  });

  test("the connector is built in a terminal", async () => {
    const { page } = workbench;
    await workbench.command("Integ: Build Connector");
    await page.locator(".terminal-outer-container").waitFor();
    await expect.poll(() => readFileSync(join(home, "billing/generated/maps.ts"), "utf8"), waiting).toContain('"Unknowxxn"');
  });
});
