import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { startInteg } from "../../../test/support/command.ts";
import { codeServerParts, startCodeServer } from "./workbench/code-server.ts";
import { example, hasWorkbench, openWorkbench, program, waiting } from "./workbench/opened.ts";

/** A program with one flow, over a system that is a test's own. */
const tickets = (url: string): string => `integration tickets "1.0.0"

system desk {
  spec:   openapi "specs/desk.yaml"
  server: "${url}"
  auth:   none

  webhooks "/hooks" {
    verify: none
    id:     headers["id"]
    event opened: Ticket = body when body.id != ""
  }
}

flow file {
  on:      desk.opened as ticket
  key:     ticket.id
  failure: [deadLetter]

  desk.createTicket(body: { id: ticket.id })
    on 422 => deadLetter
}
`;
const desk = `openapi: 3.1.0
info: { title: Desk, version: "1.0" }
paths:
  /tickets:
    post:
      operationId: createTicket
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Ticket" } } }
      responses: { "201": { description: Created. }, "422": { description: Refused. } }
components:
  schemas:
    Ticket: { type: object, required: [id], properties: { id: { type: string } } }
`;
const tasks = {
  version: "2.0.0",
  tasks: [{ type: "integ", command: "dev", file: "billing.integ", args: ["--port", "0"], label: "billing on a free port" }],
};

describe.skipIf(!hasWorkbench(codeServerParts))(
  "the extension in a whole VS Code, installed from its archive, on Stripe and Salesforce",
  () => {
    /** How the desk answers, and what it was asked. */
    let status = 422;
    const received: string[] = [];
    let listening: Server;
    const opened = openWorkbench(async (built, home) => {
      const folder = join(home, "billing");
      cpSync(example, folder, { recursive: true });
      mkdirSync(join(folder, ".vscode"));
      writeFileSync(join(folder, ".vscode/tasks.json"), JSON.stringify(tasks));
      listening = createServer((request, response) => {
        received.push(`${request.method} ${request.url}`);
        response.writeHead(status).end();
      });
      await new Promise<void>((done) => listening.listen(0, "127.0.0.1", done));
      writeFileSync(join(folder, "specs/desk.yaml"), desk);
      writeFileSync(join(folder, "tickets.integ"), tickets(`http://127.0.0.1:${(listening.address() as AddressInfo).port}`));
      return { folder, ...(await startCodeServer(join(built, "integ.vsix"), home, folder)) };
    });
    afterAll(() => listening?.close());

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

    test("a test is run by the lens above it", async () => {
      const { page, workbench } = opened();
      await workbench.goBehind(program, "test toAcc");
      await page.locator(".codelens-decoration a", { hasText: "Run test" }).click();
      await page.locator(".testing-run-glyph.codicon-testing-passed-icon").waitFor();
    });

    test("a test that is run from the tree of all tests says at its line what differs", async () => {
      const { page, server, workbench } = opened();
      await workbench.goBehind(program, '?? "Unknow');
      await page.keyboard.type("xx");
      await workbench.command("Testing: Focus on Test Explorer View");
      const row = (text: string) => page.locator(".test-explorer .monaco-list-row", { hasText: text });
      if ((await row("falls back to the email").count()) === 0) await row("billing.integ").locator(".monaco-tl-twistie").click();
      await row("falls back to the email").hover();
      await row("falls back to the email").locator(".action-label[aria-label='Run Test']").click();
      await page.locator(".test-explorer .monaco-list-row[aria-label*='falls back to the email (Failed)']").waitFor();
      await workbench.goBehind(program, "test toAcc");
      await page.getByText('BillingCountry: "Unknowxxn" != BillingCountry: "Unknown"').first().waitFor();
      await workbench.picture("tests");
      // The command reads what was saved.
      expect(readFileSync(join(server.folder, "billing.integ"), "utf8")).toContain('"Unknowxxn"');
      await workbench.command("View: Show Explorer");
    });

    test("the connector is built in a terminal", async () => {
      const { server, workbench } = opened();
      await workbench.command("Integ: Build Connector");
      await expect.poll(() => readFileSync(join(server.folder, "generated/maps.ts"), "utf8"), waiting).toContain('"Unknowxxn"');
    });

    test("a task of tasks.json runs the program against mock servers, until it is ended", async () => {
      const { page, workbench } = opened();
      await workbench.command("Tasks: Run Task");
      await page.locator(".quick-input-list .monaco-list-row", { hasText: "billing on a free port" }).first().click();
      const listens = /listens on (http:\/\/localhost:\d+)/u;
      await expect.poll(() => workbench.terminal(), waiting).toMatch(listens);
      const [, url] = listens.exec(await workbench.terminal()) ?? [];
      // Nobody has signed it.
      expect((await fetch(`${url}/hooks/stripe`, { method: "POST", body: "{}" })).status).toBe(401);
      await workbench.command("Terminal: Focus Terminal");
      await page.keyboard.press("Control+c");
      await expect.poll(() => workbench.terminal(), waiting).toContain("stopping");
    });

    test("a flow's dead letters are run again by the lens above it", async () => {
      const { page, server, workbench } = opened();
      const running = startInteg(server.folder, ["run", "tickets.integ", "--port", "0"]);
      const url = /http:\/\/localhost:\d+\/hooks/u.exec(await running.printed(/webhooks of.*\n/u))?.[0] ?? "";
      await fetch(url, { method: "POST", headers: { id: "a", "content-type": "application/json" }, body: '{"id":"a"}' });
      await running.printed(/"run\.dead"/u);
      await running.end();
      status = 201;
      received.length = 0;
      await workbench.openFile("tickets.integ");
      await page.locator(".codelens-decoration a", { hasText: "Replay dead letters" }).click();
      await expect.poll(() => workbench.terminal(), waiting).toMatch(/1 done/u);
      expect(received).toEqual(["POST /tickets"]);
    });
  },
);
