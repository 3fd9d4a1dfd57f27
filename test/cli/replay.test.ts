import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CommandResult, startInteg } from "../support/command.ts";

const description = `openapi: 3.1.0
info: { title: Tickets, version: "1.0" }
paths:
  /tickets:
    post:
      operationId: createTicket
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Ticket" } } }
      responses: { "201": { description: Created. }, "422": { description: Refused. } }
  /notes:
    post:
      operationId: createNote
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: "#/components/schemas/Ticket" } } }
      responses: { "201": { description: Created. } }
components:
  schemas:
    Ticket: { type: object, required: [id], properties: { id: { type: string } } }
`;

const program = `integration tickets "1.0.0" { owner: "team@example.com" }

system desk {
  spec:   openapi "desk.yaml"
  server: env.DESK_URL
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

  desk.createNote(body: { id: ticket.id })
  desk.createTicket(body: { id: ticket.id })
    on 422 => deadLetter
}
`;

describe("integ replay", () => {
  const folder = mkdtempSync(join(tmpdir(), "integ-replay-"));
  /** What arrived, and the tickets that are refused. */
  const received: string[] = [];
  const refused = new Set(["a", "b"]);
  let desk: Server;
  let environment: Record<string, string>;

  const replay = (args: readonly string[], configuration = environment): Promise<CommandResult> =>
    new Promise((done) => {
      const command = resolve(import.meta.dirname, "../../src/cli/cli.ts");
      const options = { cwd: folder, env: { ...process.env, NO_COLOR: "1", ...configuration } };
      const child = execFile(process.execPath, [command, "replay", "tickets.integ", ...args], options, (_, stdout, stderr) =>
        done({ code: child.exitCode, stdout, stderr }),
      );
    });

  beforeAll(async () => {
    writeFileSync(join(folder, "desk.yaml"), description);
    writeFileSync(join(folder, "tickets.integ"), program);
    desk = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk) => (body += chunk));
      request.on("end", () => {
        const { id }: { readonly id: string } = JSON.parse(body);
        received.push(`${request.url} ${id}`);
        response.statusCode = request.url === "/tickets" && refused.has(id) ? 422 : 201;
        response.end();
      });
    });
    await new Promise<void>((done) => desk.listen(0, "127.0.0.1", done));
    environment = { DESK_URL: `http://127.0.0.1:${(desk.address() as AddressInfo).port}`, INTEG_CACHE: join(folder, ".cache") };

    const running = startInteg(folder, ["run", "tickets.integ", "--port", "0"], environment);
    const url = /http:\/\/localhost:\d+\/hooks/.exec(await running.printed(/webhooks of.*\n/))?.[0] ?? "";
    for (const id of ["a", "b"]) {
      const response = await fetch(url, {
        method: "POST",
        headers: { id, "content-type": "application/json" },
        body: JSON.stringify({ id }),
      });
      expect(response.status).toBe(200);
      await running.printed(new RegExp(`"run\\.dead"(?:[\\s\\S]*"run\\.dead"){${id === "a" ? 0 : 1}}`));
    }
    expect(await running.end()).toBe(0);
  });
  afterAll(() => {
    desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test("shows the dead letters without anything set or sent", async () => {
    const before = received.length;
    const { code, stdout } = await replay(["--list"], { INTEG_CACHE: join(folder, ".cache") });
    expect(stdout).toMatch(/✗ file {2}a\n +createTicket: 422: .*\n✗ file {2}b\n.*\n2 dead letters\n/);
    expect(code).toBe(0);
    expect(received.length).toBe(before);
  });

  test("names what is not there", async () => {
    expect(await replay(["--flow", "fille"])).toMatchObject({ code: 2, stderr: expect.stringContaining("Did you mean `file`?") });
    expect(await replay(["--storage", "other.sqlite"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("`other.sqlite` is not there"),
    });
  });

  test("runs them from where they stood, and says which are dead again", async () => {
    refused.delete("a");
    const before = received.length;
    const { code, stdout } = await replay([]);
    expect(stdout).toMatch(/✓ file {2}a\n✗ file {2}b\n +createTicket: 422: .*\n1 done, 1 dead again\n/);
    expect(code).toBe(1);
    // The notes were made the first time.
    expect(received.slice(before).sort()).toEqual(["/tickets a", "/tickets b"]);
  });

  test("ends with 0 when all are done, and has nothing left", async () => {
    refused.clear();
    const { code, stdout } = await replay(["--flow", "file", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ letters: [{ flow: "file", key: "b", outcome: "done" }], done: 1, dead: 0 });
    expect(code).toBe(0);
    expect(await replay([])).toMatchObject({ code: 0, stdout: "There are no dead letters.\n" });
  });
});
