import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeServerParts, startCodeServer } from "./workbench/code-server.ts";
import { example, hasWorkbench, openWorkbench, program, waiting } from "./workbench/opened.ts";

describe.skipIf(!hasWorkbench(codeServerParts))(
  "the extension in a whole VS Code, installed from its archive, on Stripe and Salesforce",
  () => {
    const opened = openWorkbench(async (built, home) => {
      const folder = join(home, "billing");
      cpSync(example, folder, { recursive: true });
      return { folder, ...(await startCodeServer(join(built, "integ.vsix"), home, folder)) };
    });

    test("the server that comes with it says what is proved and guarded", async () => {
      const { workbench } = opened();
      await expect.poll(() => workbench.languageStatus(), waiting).toMatch(/\d+ proved, \d+ guarded.*of the extension/);
    });

    test("a mistake is marked while it is typed", async () => {
      const { page, workbench } = opened();
      await workbench.goBehind(program, "(c: stripe.cust");
      await page.keyboard.type("xx");
      await page.locator(".squiggly-error").first().waitFor();
      await page.keyboard.press("Backspace");
      await page.keyboard.press("Backspace");
      await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    });

    test("a test is run by the lens above it, and fails where the map is wrong", async () => {
      const { page, server, workbench } = opened();
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
      expect(readFileSync(join(server.folder, "billing.integ"), "utf8")).toContain('"Unknowxxn"');
    });

    test("the connector is built in a terminal", async () => {
      const { page, server, workbench } = opened();
      await workbench.command("Integ: Build Connector");
      await page.locator(".terminal-outer-container").waitFor();
      await expect.poll(() => readFileSync(join(server.folder, "generated/maps.ts"), "utf8"), waiting).toContain('"Unknowxxn"');
    });
  },
);
