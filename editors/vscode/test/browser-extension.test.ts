import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, isInstalled, startBrowser } from "../../../test/support/browser.ts";
import { buildExtension } from "./workbench/build.ts";
import { serveWorkbench, vscodeWeb, type WorkbenchServer } from "./workbench/serve.ts";
import { Workbench } from "./workbench/workbench.ts";

const root = resolve(import.meta.dirname, "../../..");
const example = join(root, "examples/billing");
const program = readFileSync(join(example, "billing.integ"), "utf8");
const stripe = readFileSync(join(example, "specs/stripe.json"), "utf8");
/** Beside other tests all of it takes longer. */
const waiting = { timeout: 100_000 };
const installed =
  isInstalled(vscodeWeb, "`npm run setup` in editors/vscode/workbench") && isInstalled(chromiumPath, "`apt-get install chromium`");

describe.skipIf(!installed)("the extension in VS Code for the Web, on Stripe and Salesforce", () => {
  const folder = mkdtempSync(join(tmpdir(), "integ-vscode-"));
  let server: WorkbenchServer;
  let browser: Browser;
  let workbench: Workbench;

  beforeAll(async () => {
    buildExtension(folder);
    const specs = readdirSync(join(example, "specs")).map((name) => [`/specs/${name}`, readFileSync(join(example, "specs", name), "utf8")]);
    server = await serveWorkbench(join(folder, "extension"), { "/billing.integ": program, ...Object.fromEntries(specs) });
    browser = await startBrowser();
    workbench = await Workbench.open(browser, server.url);
    await workbench.openFile("billing.integ");
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("names have the colours of the grammar, and of what they stand for", async () => {
    await workbench.goBehind(program, "map toAcc");
    await expect.poll(() => workbench.inspectToken(), waiting).toMatch(/semantic token type\s*function/);
    expect(await workbench.inspectToken()).toContain("entity.name.function.integ");
  });

  test("the status says what is proved and guarded, with the descriptions read from the workspace", async () => {
    await expect.poll(() => workbench.languageStatus(), waiting).toMatch(/\d+ proved, \d+ guarded.*in this browser/);
  });

  test("a mistake is marked while it is typed, and no more when it is mended", async () => {
    const { page } = workbench;
    const marks = page.locator(".squiggly-error");
    expect(await marks.count()).toBe(0);
    await workbench.goBehind(program, "(c: stripe.cust");
    await page.keyboard.type("xx");
    await marks.first().waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    await page.locator(".monaco-hover:not(.hidden)", { hasText: "custxxomer" }).waitFor();
    await workbench.picture("diagnostics");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await marks.first().waitFor({ state: "detached" });
  });

  test("a type leads to its line of the API description", async () => {
    const { page } = workbench;
    const line = stripe.split("\n").indexOf('      "customer": {') + 1;
    await workbench.goBehind(program, "(c: stripe.custo");
    await page.keyboard.press("F12");
    await page.locator(".tab.active", { hasText: "stripe.json" }).waitFor();
    await page.getByText(`Ln ${line}, Col 7`).waitFor();
    await workbench.openFile("billing.integ");
  });

  test("what a member is, is shown beside it", async () => {
    const { page } = workbench;
    await workbench.goBehind(program, "Phone:          c.pho");
    await page.keyboard.press("Control+k");
    await page.keyboard.press("Control+i");
    const hover = page.locator(".monaco-hover:not(.hidden)", { hasText: "The customer's phone number." });
    await hover.waitFor();
    expect(await hover.textContent()).toMatch(/phone.*string/);
    await workbench.picture("hover");
    await page.keyboard.press("Escape");
  });

  test("the fields that a map does not have yet are completed while one types", async () => {
    const { page } = workbench;
    await workbench.goBehind(program, "Phone:          c.phone?.take(40)");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Sh");
    await page.locator(".suggest-widget .monaco-list-row", { hasText: "ShippingStreet" }).waitFor();
    await workbench.picture("completion");
    await page.keyboard.press("Escape");
    // Deletes the line.
    await page.keyboard.press("Control+Shift+k");
    await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
  });

  test("a program is formatted when it is saved", async () => {
    const { page } = workbench;
    await workbench.goBehind(program, "timeout:");
    await page.keyboard.type("      ");
    await page.keyboard.press("Control+s");
    await expect.poll(() => server.saved, waiting).toEqual(["/billing.integ"]);
    expect(server.files.get("/billing.integ")).toBe(program);
  });

  test("what uses a declaration is counted above it, and shown", async () => {
    const { page } = workbench;
    await workbench.goTo(28, 1);
    await page.locator(".codelens-decoration a", { hasText: "2 uses" }).first().click();
    await page.locator(".peekview-title", { hasText: "Locations (2)" }).waitFor();
    // What cannot be run in a browser is not offered.
    expect(await page.locator(".codelens-decoration a", { hasText: "Run" }).count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  test("a new name goes to all uses, and into the file that is saved", async () => {
    const { page } = workbench;
    await workbench.goBehind(program, "map toAcc");
    await page.keyboard.press("F2");
    await page.locator(".rename-box input").fill("toCompany");
    await page.keyboard.press("Enter");
    await page.locator(".view-line", { hasText: "map toCompany(" }).waitFor();
    await page.keyboard.press("Control+s");
    await expect.poll(() => server.files.get("/billing.integ"), waiting).toBe(program.replaceAll("toAccount", "toCompany"));
  });

  test("the generated code is shown beside the program, as it is now", async () => {
    const { page } = workbench;
    await workbench.command("Integ: Open Generated Code Beside");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "maps.ts" }).click();
    await page.locator(".tab", { hasText: "maps.ts" }).waitFor();
    await page.locator(".view-lines", { hasText: "export function toCompany(" }).waitFor();
    await workbench.picture("generated");
  });

  test("a description that is changed is read again", async () => {
    const { page } = workbench;
    await workbench.openFile("billing.integ");
    expect(await page.locator(".squiggly-error").count()).toBe(0);
    await workbench.goBehind(program, "-> salesforce.AccountUp");
    await page.keyboard.press("F12");
    await page.locator(".tab.active", { hasText: "salesforce.yaml" }).waitFor();
    await page.locator(".current-line").first().waitFor();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("d");
    await page.keyboard.press("Control+s");
    await expect.poll(() => server.files.get("/specs/salesforce.yaml"), waiting).toContain("    AccountUpdated:\n");
    await workbench.openFile("billing.integ");
    await page.locator(".squiggly-error").first().waitFor();
  });
});
