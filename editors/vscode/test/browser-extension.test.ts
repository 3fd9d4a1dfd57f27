import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, isInstalled, startBrowser } from "./workbench/browser.ts";
import { serveWorkbench, vscodeWeb, type WorkbenchServer } from "./workbench/serve.ts";
import { Workbench } from "./workbench/workbench.ts";

const root = resolve(import.meta.dirname, "../../..");
const example = join(root, "examples/billing");
const program = readFileSync(join(example, "billing.integ"), "utf8");
const installed =
  isInstalled(vscodeWeb, "`npm ci --ignore-scripts` in editors/vscode/workbench") &&
  isInstalled(chromiumPath, "`apt-get install chromium`");

describe.skipIf(!installed)("the extension in VS Code for the Web, on Stripe and Salesforce", () => {
  const folder = mkdtempSync(join(tmpdir(), "integ-vscode-"));
  let server: WorkbenchServer;
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    const built = spawnSync(process.execPath, [join(root, "scripts/build-vscode.ts"), folder], { encoding: "utf8" });
    if (built.status !== 0) throw new Error(built.stderr);
    const specs = readdirSync(join(example, "specs")).map((name) => [`/specs/${name}`, readFileSync(join(example, "specs", name), "utf8")]);
    server = await serveWorkbench(join(folder, "extension"), { "/billing.integ": program, ...Object.fromEntries(specs) });
    browser = await startBrowser();
    workbench = await Workbench.open(browser, server.url);
    await workbench.openFile("billing.integ");
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("names have the colours of the grammar, and of what they stand for", async () => {
    const { page } = workbench;
    await workbench.goBehind(program, "map toAcc");
    await workbench.command("Developer: Inspect Editor Tokens and Scopes");
    const inspector = page.locator(".token-inspect-widget");
    await expect.poll(() => inspector.textContent(), { timeout: 20_000 }).toMatch(/semantic token type\s*function/);
    expect(await inspector.textContent()).toContain("entity.name.function.integ");
    await page.keyboard.press("Escape");
  });

  test("the status says what is proved and guarded, with the descriptions read from the workspace", async () => {
    const { page } = workbench;
    await page.locator("[id='status.languageStatus']").hover();
    await expect.poll(() => page.locator(".hover-language-status").textContent()).toMatch(/\d+ proved, \d+ guarded/);
    await workbench.goTo(1, 1);
  });

  test("a mistake is marked while it is typed, and no more when it is mended", async () => {
    const { page } = workbench;
    const marks = page.locator(".squiggly-error");
    expect(await marks.count()).toBe(0);
    await workbench.goBehind(program, "(c: stripe.cust");
    await page.keyboard.type("xx");
    await marks.first().waitFor();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await marks.first().waitFor({ state: "detached" });
  });
});
