import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const script = join(import.meta.dirname, "testing", "crash-child.ts");

interface Effect {
  readonly step: string;
  readonly order: string;
  readonly key: string;
}

interface World {
  readonly path: string;
  url: string;
  readonly effects: Effect[];
  /** Set to kill the process while it waits for the answer to its n-th request. */
  killAtRequest: number | undefined;
  child: ChildProcess | undefined;
}

/** A folder for the state, and a server that counts what reaches it. */
async function inWorld(use: (world: World) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "integ-crash-"));
  const effects: Effect[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { step, order } = JSON.parse(body);
    effects.push({ step, order, key: String(request.headers["idempotency-key"]) });
    if (effects.length === world.killAtRequest) world.child?.kill("SIGKILL");
    else response.end(JSON.stringify({ ok: true }));
  });
  const world: World = { path: join(folder, "state.sqlite"), url: "", effects, killAtRequest: undefined, child: undefined };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  world.url = `http://127.0.0.1:${port}`;
  try {
    await use(world);
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the connector until it ends or is killed; kills it as soon as it says that it has reached the point. */
async function run(world: World, point?: string): Promise<{ readonly output: string; readonly killed: boolean }> {
  const child = spawn(process.execPath, [script, world.path, world.url, ...(point === undefined ? [] : [point])], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  world.child = child;
  let output = "";
  let errors = "";
  child.stderr.on("data", (data) => {
    errors += data;
  });
  child.stdout.on("data", (data) => {
    output += data;
    if (output.includes("reached ")) child.kill("SIGKILL");
  });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => child.on("close", (...how) => resolve(how)));
  if (signal !== "SIGKILL" && code !== 0) throw new Error(errors);
  return { output, killed: signal === "SIGKILL" };
}

const steps = ["charge", "notify", "ship"];

/** What must hold after any crash: nothing lost, nothing twice but repetitions with the same key. */
function checkEffects(effects: readonly Effect[], output: string): void {
  const { status, letters } = JSON.parse(output.slice(output.indexOf("{")));
  expect(status).toMatchObject({ queued: 0, running: 0, accepted: 2 });
  expect(status.done + status.dead).toBe(2);
  for (const letter of letters) expect(letter).toEqual({ failure: "outcomeUnknown", step: "notify" });
  for (const order of ["o1", "o2"]) {
    for (const step of steps) {
      const those = effects.filter((effect) => effect.order === order && effect.step === step);
      expect(new Set(those.map((effect) => effect.key)).size).toBeLessThanOrEqual(1);
      if (step === "notify") expect(those.length).toBeLessThanOrEqual(1);
    }
  }
  const complete = ["o1", "o2"].filter((order) =>
    steps.every((step) => effects.some((effect) => effect.order === order && effect.step === step)),
  );
  expect(complete.length).toBeGreaterThanOrEqual(status.done);
  // The second order of the customer never overtakes the first.
  const firstOfSecond = effects.findIndex((effect) => effect.order === "o2");
  const lastOfFirst = effects.findLastIndex((effect) => effect.order === "o1");
  if (firstOfSecond >= 0) expect(firstOfSecond).toBeGreaterThan(lastOfFirst);
}

const points = [
  "acknowledged o1",
  "run.accepted ?",
  "acknowledged o2",
  ...["o1", "o2"].flatMap((order) => [
    `run.started ${order}`,
    ...steps.flatMap((step) => [`step.started ${step} ${order}`, `answered ${step} ${order}`, `step.done ${step} ${order}`]),
    `run.done ${order}`,
  ]),
];

describe("a process that is killed and started again loses nothing and does nothing twice", () => {
  test.concurrent.each(points)("at %s", async (point) => {
    await inWorld(async (world) => {
      const first = await run(world, point);
      expect(first.killed).toBe(true);
      const second = await run(world);
      checkEffects(world.effects, second.output);
      // Only a call that may not be repeated, and was under way, leaves a dead letter.
      const { status } = JSON.parse(second.output);
      expect(status.dead).toBe(/^answered notify/.test(point) ? 1 : 0);
    });
  });

  test.concurrent.each([1, 2, 3, 4, 5, 6])("while it waits for the answer to request %i", async (request) => {
    await inWorld(async (world) => {
      world.killAtRequest = request;
      const first = await run(world);
      expect(first.killed).toBe(true);
      const second = await run(world);
      checkEffects(world.effects, second.output);
      expect(JSON.parse(second.output).status.dead).toBe(request % 3 === 2 ? 1 : 0);
    });
  });
});
