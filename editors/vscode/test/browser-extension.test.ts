import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { library, programOver } from "../../../test/support/editor-folder.ts";
import { example, hasWorkbench, openWorkbench, program, waiting } from "./workbench/opened.ts";
import { serveWorkbench, vscodeWeb } from "./workbench/serve.ts";

const stripe = readFileSync(join(example, "specs/stripe.json"), "utf8");

describe.skipIf(!hasWorkbench(vscodeWeb))("the extension in VS Code for the Web, on Stripe and Salesforce", () => {
  const opened = openWorkbench((built) => {
    const specs = readdirSync(join(example, "specs")).map((name) => [`/specs/${name}`, readFileSync(join(example, "specs", name), "utf8")]);
    return serveWorkbench(join(built, "extension"), {
      "/billing.integ": program,
      "/lib.integ": library,
      "/hello.integ": programOver("label"),
      ...Object.fromEntries(specs),
    });
  });

  test("names have the colours of the grammar, and of what they stand for", async () => {
    const { workbench } = opened();
    await workbench.goBehind(program, "map toAcc");
    await expect.poll(() => workbench.inspectToken(), waiting).toMatch(/semantic token type\s*function/);
    expect(await workbench.inspectToken()).toContain("entity.name.function.integ");
  });

  test("the status says what is proved and guarded, with the descriptions read from the workspace", async () => {
    const { workbench } = opened();
    await expect.poll(() => workbench.languageStatus(), waiting).toMatch(/\d+ proved, \d+ guarded.*in this browser/);
  });

  test("a mistake is marked while it is typed, and no more when it is mended", async () => {
    const { page, workbench } = opened();
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

  test("a mistake is mended by the fix that is offered for it", async () => {
    const { page, workbench } = opened();
    await workbench.goBehind(program, "Phone:          c.ph");
    await page.keyboard.type("x");
    await page.locator(".squiggly-error").first().waitFor();
    await page.keyboard.press("Control+.");
    await page.locator(".action-widget .monaco-list-row", { hasText: "Write `phone`" }).waitFor();
    // It is the first, and so the one that is chosen.
    await page.keyboard.press("Enter");
    await page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await page.locator(".view-line", { hasText: "c.phone?.take(40)" }).waitFor();
  });

  test("what is not written is shown between the words: types, failures, what is guarded", async () => {
    const { page, workbench } = opened();
    await workbench.goBehind(program, "let account");
    await page.locator(".view-line", { hasText: "let account: UpsertResult = salesforce" }).waitFor();
    await page.locator(".view-line", { hasText: "else dead letter" }).waitFor();
    await workbench.picture("hints");
  });

  test("a type leads to its line of the API description", async () => {
    const { page, workbench } = opened();
    const line = stripe.split("\n").indexOf('      "customer": {') + 1;
    await workbench.goBehind(program, "(c: stripe.custo");
    await page.keyboard.press("F12");
    await page.locator(".tab.active", { hasText: "stripe.json" }).waitFor();
    await page.getByText(`Ln ${line}, Col 7`).waitFor();
    await workbench.openFile("billing.integ");
  });

  test("what a member is, is shown beside it", async () => {
    const { page, workbench } = opened();
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
    const { page, workbench } = opened();
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
    const { page, server, workbench } = opened();
    await workbench.goBehind(program, "timeout:");
    await page.keyboard.type("      ");
    await page.keyboard.press("Control+s");
    await expect.poll(() => server.saved, waiting).toEqual(["/billing.integ"]);
    expect(server.files.get("/billing.integ")).toBe(program);
  });

  test("a declaration is written by a snippet, from stop to stop", async () => {
    const { page, workbench } = opened();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("pol");
    await page.locator(".suggest-widget .monaco-list-row", { hasText: "policy" }).first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("gentle");
    await page.keyboard.press("Tab");
    await page.keyboard.type("7s");
    await page.keyboard.press("Tab");
    await page.keyboard.type("9");
    await page.locator(".view-line", { hasText: "policy gentle {" }).waitFor();
    await page.locator(".view-line", { hasText: "timeout: 7s" }).waitFor();
    await page.locator(".view-line", { hasText: "{ attempts: 9, backoff" }).waitFor();
    await workbench.command("File: Revert File");
    await page.locator(".view-line", { hasText: "policy gentle {" }).waitFor({ state: "detached" });
  });

  test("what uses a declaration is counted above it, and shown", async () => {
    const { page, workbench } = opened();
    await workbench.goTo(28, 1);
    // Those of lines that are out of sight are on the page, too.
    await page.locator(".codelens-decoration a", { hasText: "2 uses" }).locator("visible=true").first().click();
    await page.locator(".peekview-title", { hasText: "Locations (2)" }).waitFor();
    // What cannot be run in a browser is not offered.
    expect(await page.locator(".codelens-decoration a", { hasText: "Run" }).count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  test("a new name goes to all uses, and into the file that is saved", async () => {
    const { page, server, workbench } = opened();
    await workbench.goBehind(program, "map toAcc");
    await page.keyboard.press("F2");
    await page.locator(".rename-box input").fill("toCompany");
    await page.keyboard.press("Enter");
    await page.locator(".view-line", { hasText: "map toCompany(" }).waitFor();
    await page.keyboard.press("Control+s");
    await expect.poll(() => server.files.get("/billing.integ"), waiting).toBe(program.replaceAll("toAccount", "toCompany"));
  });

  test("a new name of what is imported goes into the file that imports it", async () => {
    const { page, server, workbench } = opened();
    await workbench.openFile("lib.integ");
    await workbench.goBehind(library, "map lab");
    await page.keyboard.press("F2");
    await page.locator(".rename-box input").fill("title");
    await page.keyboard.press("Enter");
    await page.locator(".view-line", { hasText: "map title(" }).waitFor();
    await workbench.command("File: Save All Files");
    await expect.poll(() => server.files.get("/hello.integ"), waiting).toBe(programOver("title"));
    await expect.poll(() => server.files.get("/lib.integ"), waiting).toContain("= title(c).take(20)");
    await workbench.openFile("billing.integ");
  });

  test("the generated code is shown beside the program, as it is now", async () => {
    const { page, workbench } = opened();
    await workbench.command("Integ: Open Generated Code Beside");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "maps.ts" }).click();
    await page.locator(".tab", { hasText: "maps.ts" }).waitFor();
    await page.locator(".view-lines", { hasText: "export function toCompany(" }).waitFor();
    await workbench.picture("generated");
  });

  test("a description that is changed is read again", async () => {
    const { page, server, workbench } = opened();
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
