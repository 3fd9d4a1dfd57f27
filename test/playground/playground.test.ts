import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumPath, isInstalled, startBrowser } from "../support/browser.ts";

const root = resolve(import.meta.dirname, "../..");
const images = join(root, "docs/images");

/** Keeps a picture of the page for the documentation: `INTEG_SCREENSHOTS=1 npx vitest run test/playground`. */
async function picture(page: Page, name: string): Promise<void> {
  if (process.env["INTEG_SCREENSHOTS"] === undefined) return;
  mkdirSync(images, { recursive: true });
  await page.screenshot({ path: join(images, `${name}.png`) });
}

/** Opens an empty page, on which things are waited for as long as a busy machine needs. */
async function newPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 860 }, colorScheme: "light" });
  page.setDefaultTimeout(200_000);
  return page;
}

/** Builds and serves the page as `npm run playground` does, on a free port. */
function startPlayground(): Promise<{ readonly server: ChildProcess; readonly url: string }> {
  const server = spawn(process.execPath, [join(root, "scripts/playground.ts"), "--port", "0"], { cwd: root });
  return new Promise((done, fail) => {
    let printed = "";
    const take = (chunk: Buffer): void => {
      printed += chunk.toString();
      const url = /http:\S+/.exec(printed)?.[0];
      if (url !== undefined) done({ server, url });
    };
    server.stdout.on("data", take);
    server.stderr.on("data", take);
    server.once("exit", () => fail(new Error(printed)));
  });
}

describe.skipIf(!isInstalled(chromiumPath, "`apt-get install chromium`"))("the playground in Chromium", () => {
  let server: ChildProcess;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    const started = await startPlayground();
    server = started.server;
    browser = await startBrowser();
    page = await newPage(browser);
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto(started.url);
    await page.locator("#summary", { hasText: "proved" }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    server?.kill();
    expect(errors).toEqual([]);
  });

  const tab = (name: string): Promise<void> => page.locator(`[data-tab="${name}"]`).click();
  const panel = (): ReturnType<Page["locator"]> => page.locator("#panel");
  const editor = (): ReturnType<Page["locator"]> => page.locator("#editor .cm-content");

  /** Puts the cursor behind the first place where a text stands. */
  const goBehind = async (text: string): Promise<void> => {
    await editor().focus();
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Control+f");
    await page.locator("#editor .cm-search input[name=search]").waitFor();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
  };

  test("shows what the compiler writes for the example", async () => {
    await panel().getByText("export function escaped(text: string): string").waitFor();
    await picture(page, "playground-typescript");
  });

  test("marks a mistake as it is typed, and forgets it when it is taken back", async () => {
    await goBehind("e.issue.user.login");
    await page.keyboard.type("x");
    await page.locator("#problems .error").first().waitFor();
    expect(await page.locator("#problems .error").first().textContent()).toContain("loginx");
    await tab("TypeScript");
    await panel().getByText("stands in the way").waitFor();
    await picture(page, "playground-problem");
    await goBehind("e.issue.user.loginx");
    await page.keyboard.press("Backspace");
    await panel().getByText("export function").first().waitFor();
    await page.locator("#problems .error").first().waitFor({ state: "detached" });
  });

  test("offers what fits at the cursor", async () => {
    await goBehind("e.issue.user");
    await page.keyboard.type(".");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "avatar_url" }).waitFor();
    await picture(page, "playground-completion");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Backspace");
  });

  test("says what stands under the pointer, from the description", async () => {
    await goBehind("salesforce.createCase");
    const cursor = await page.locator("#editor .cm-cursor-primary").boundingBox();
    const tooltip = page.locator(".cm-lsp-hover-tooltip", { hasText: "/sobjects/Case" });
    // An editor that is busy asks nothing; one points again, as a person would.
    const pointAgain = async (): Promise<boolean> => {
      await page.mouse.move(0, 0);
      await page.mouse.move((cursor?.x ?? 0) - 20, (cursor?.y ?? 0) + 5, { steps: 5 });
      return tooltip.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(pointAgain, { timeout: 200_000 }).toBe(true);
    await picture(page, "playground-hover");
  });

  test("goes to the definition in the description, at its line", async () => {
    await goBehind("salesforce.createCase");
    await page.keyboard.press("F12");
    await panel().getByText("/github-slack/specs/salesforce.json").waitFor();
    await panel().locator(".cm-line", { hasText: '"post"' }).first().waitFor();
  });

  test("formats the program", async () => {
    const line = page.locator("#editor .cm-line", { hasText: /^ {2}SuppliedName: {4}e\.issue\.user\.login$/ });
    await goBehind("SuppliedName:");
    await line.waitFor();
    await page.keyboard.type("     ");
    await line.waitFor({ state: "detached" });
    await page.locator("#format").click();
    await line.waitFor();
  });

  test("gives a link that opens the same program", async () => {
    await goBehind("developer-relations@example");
    await page.keyboard.type(".shared");
    await page.locator("#link").click();
    await page.waitForURL(/#./);
    const other = await newPage(browser);
    await other.goto(page.url());
    await other.locator("#editor .cm-content", { hasText: "developer-relations@example.shared.com" }).waitFor();
    expect(await other.locator("#examples").inputValue()).toBe(await page.locator("#examples").inputValue());
    await other.close();
  });

  test("calls a map with the JSON that is typed", async () => {
    await tab("Try a map");
    await panel().getByLabel("Result").getByText("&lt;!channel&gt; R&amp;D").waitFor();
    const input = panel().locator(".cm-content");
    await input.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type('"a < b"');
    await panel().getByLabel("Result").getByText('"a &lt; b"').waitFor();
    await picture(page, "playground-try");
  });

  test("lists what can go wrong with each call, and what is guarded", async () => {
    await tab("Failures");
    await panel().locator("caption", { hasText: "salesforce.createCase" }).waitFor();
    await picture(page, "playground-failures");
    await tab("Guards");
    await panel().locator("caption", { hasText: "constraints proved" }).waitFor();
  });

  test("takes a description that is dropped", async () => {
    const text = JSON.stringify({ openapi: "3.1.0", info: { title: "Dropped", version: "1" }, paths: {} });
    // As text, for it runs in the page, whose types are not those of this file.
    const transfer = await page.evaluateHandle(
      `(() => { const data = new DataTransfer(); data.items.add(new File([${JSON.stringify(text)}], "dropped.json")); return data; })()`,
    );
    await page.locator("#descriptions").dispatchEvent("drop", { dataTransfer: transfer });
    await page.locator("#descriptions button", { hasText: "specs/dropped.json" }).waitFor();
    await panel().getByText('"Dropped"').waitFor();
  });

  test("adds a system for a description that is chosen", async () => {
    await page.getByLabel("Add a description").selectOption("salesforce-twilio/specs/twilio.json");
    // The description before it can be added as well.
    await panel().getByText("/github-slack/specs/twilio.json").waitFor();
    await panel().getByRole("button", { name: "Add as a system" }).click();
    await page.locator("#editor .cm-line", { hasText: "secret.TWILIO_" }).first().waitFor();
    await page.locator("#summary", { hasText: "proved" }).waitFor();
  });

  test("opens the billing example with the whole of Stripe", async () => {
    await page.locator("#examples").selectOption("billing");
    await page.locator("#summary", { hasText: /^\d+ constraints proved/ }).waitFor();
    await tab("TypeScript");
    await panel().getByText("export function toAccount").waitFor();
  });
});
