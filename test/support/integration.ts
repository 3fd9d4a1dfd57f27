import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Connector, type ConnectorOptions, nodeWorld, type RunEvent } from "../../runtime/src/index.ts";
import type { World } from "../../runtime/src/world.ts";
import { loadContract } from "../../src/contract/load.ts";
import type { Credentials } from "../../src/mock/authenticate.ts";
import { createMock, type JournalEntry } from "../../src/mock/mock.ts";
import { type MockServer, serveMock } from "../../src/mock/server.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";

/** A mock server made of a description, with the overlays that a program reads it with. */
export async function mockOf(path: string, credentials: Credentials, overlays: readonly string[] = []): Promise<MockServer> {
  const host = createNodeHost(path, { INTEG_CACHE: mkdtempSync(join(tmpdir(), "integ-e2e-cache-")) });
  const result = loadContract(host, path, { overlays });
  if ("failure" in result) throw new Error(JSON.stringify(result.failure));
  return serveMock(createMock(result.contract, { credentials, sleep: (time) => new Promise((done) => setTimeout(done, time / 100)) }));
}

/** What became of one delivery. */
export interface Delivered {
  readonly response: Response;
  readonly status: Awaited<ReturnType<Connector<unknown>["status"]>>;
  readonly letters: Awaited<ReturnType<Connector<unknown>["deadLetters"]["list"]>>;
  readonly events: readonly RunEvent[];
  /** What a server was asked meanwhile, tokens apart. */
  sent(server: MockServer): readonly JournalEntry[];
}

/**
 * The real world, but for its clock: what is waited for between attempts, or for a rate, takes a thousandth of the time that a
 * policy asks for, and the longer times, after which it gives up, come much later: a busy machine must not reach them.
 */
export function hurriedWorld(): World {
  const real = nodeWorld();
  const sleep: World["clock"]["sleep"] = (time, signal) => real.clock.sleep(time > 5_000 ? time * 20 : time / 1_000, signal);
  return { ...real, clock: { now: real.clock.now, sleep } };
}

/** Posts one delivery to a new connector with a storage of its own, over real HTTP, and waits until nothing is left to do. */
export async function deliver(
  create: (options: ConnectorOptions) => Connector<unknown>,
  environment: Readonly<Record<string, string>>,
  servers: readonly MockServer[],
  request: Request,
): Promise<Delivered> {
  const before = new Map(servers.map((server) => [server, server.mock.journal.length]));
  const folder = mkdtempSync(join(tmpdir(), "integ-e2e-"));
  const events: RunEvent[] = [];
  const world = hurriedWorld();
  const connector = create({
    environment,
    observe: (event) => void events.push(event),
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    world,
    storage: join(folder, "state.sqlite"),
  });
  await connector.start();
  const response = await connector.fetch(request);
  await connector.idle();
  const [letters, status] = [await connector.deadLetters.list(), await connector.status()];
  await connector.stop();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
  return {
    response,
    status,
    letters,
    events,
    sent: (server) => server.mock.journal.slice(before.get(server)).filter((entry) => !entry.path.endsWith("/token")),
  };
}
