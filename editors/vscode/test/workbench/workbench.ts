import { resolve } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";

/** A page with the workbench of VS Code, driven as a person does: by keys and by what is seen. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a workbench, and waits until its folder is shown. */
  static async open(browser: Browser, url: string): Promise<Workbench> {
    const page = await browser.newPage({ viewport: { width: 1120, height: 700 } });
    // Shorter than a test may take, so that what was waited for is named.
    page.setDefaultTimeout(200_000);
    await page.goto(url);
    await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
    return new Workbench(page);
  }

  /** The text of the editor that has the focus, as far as it is on the screen. */
  get lines(): Locator {
    return this.page.locator(".editor-group-container.active .view-lines");
  }

  /** A file of the folder's first level. */
  async openFile(name: string): Promise<void> {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).dblclick();
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
    await this.lines.waitFor();
  }

  /** Runs a command of the palette by its title. One that an extension enables while it starts is waited for. */
  async command(title: string, attempts = 10): Promise<void> {
    await this.page.keyboard.press("F1");
    await this.page.locator(".quick-input-box input").fill(`>${title}`);
    const row = this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first();
    try {
      // The palette lists what there is when it is opened.
      await row.waitFor({ timeout: attempts > 1 ? 3_000 : 200_000 });
    } catch (error) {
      if (attempts <= 1) throw error;
      await this.page.keyboard.press("Escape");
      await this.command(title, attempts - 1);
      return;
    }
    await row.click();
  }

  /** Puts the cursor to a place. Lines and columns count from 1. */
  async goTo(line: number, column: number): Promise<void> {
    await this.page.keyboard.press("Control+g");
    await this.page.locator(".quick-input-box input").fill(`:${line}:${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
    await this.page.getByText(`Ln ${line}, Col ${column}`).waitFor();
  }

  /** Puts the cursor behind the first place of a text in `whole`, the text of the document. */
  async goBehind(whole: string, text: string): Promise<void> {
    const before = whole.slice(0, whole.indexOf(text) + text.length).split("\n");
    await this.goTo(before.length, (before.at(-1) ?? "").length + 1);
  }

  /** What the workbench knows of the token at the cursor: its scopes in the grammar, and what it stands for. */
  async inspectToken(): Promise<string> {
    await this.command("Developer: Inspect Editor Tokens and Scopes");
    const text = await this.page.locator(".token-inspect-widget", { hasText: "textmate scopes" }).textContent();
    await this.page.keyboard.press("Escape");
    await this.page.locator(".token-inspect-widget").waitFor({ state: "detached" });
    return text ?? "";
  }

  /** What stands beside the language's name when one points at it; empty as long as nothing does. */
  async languageStatus(): Promise<string> {
    await this.page.mouse.move(0, 0);
    await this.page.locator("[id='status.languageStatus']").hover();
    const shown = this.page.locator(".hover-language-status");
    const isShown = shown.first().waitFor({ timeout: 5_000 });
    return isShown.then(
      async () => (await shown.allTextContents()).join("\n"),
      () => "",
    );
  }

  /** What the terminal that is shown has on its screen; empty where none is. */
  async terminal(): Promise<string> {
    const rows = await this.page.locator(".terminal-wrapper.active .xterm-rows > div").allTextContents();
    return rows.join("\n").replaceAll("\u00a0", " ");
  }

  /** Keeps what is on the screen as a picture of the documentation, where `INTEG_SCREENSHOTS` is set. */
  async picture(name: string): Promise<void> {
    if (process.env["INTEG_SCREENSHOTS"] === undefined) return;
    await this.page.screenshot({
      path: resolve(import.meta.dirname, `../../../../docs/images/vscode-${name}.png`),
      animations: "disabled",
    });
  }
}
