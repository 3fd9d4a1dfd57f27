import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBilling } from "../../examples/billing/generated/index.ts";
import type { Connector, ConnectorOptions, RunEvent } from "../../runtime/src/index.ts";
import { serve } from "../../runtime/src/node.ts";
import type { World } from "../../runtime/src/world.ts";
import type { FaultOrder } from "../../src/mock/fault.ts";
import type { MockServer } from "../../src/mock/server.ts";
import { hurriedWorld, mockOf } from "../support/integration.ts";

/*
 * The generated example over real HTTP: undici on one side, mock servers made from the real descriptions on the other.
 */
const example = resolve(import.meta.dirname, "../../examples/billing");
const secret = "whsec_test";
const sample: { readonly resources: { readonly customer: Record<string, unknown> } } = JSON.parse(
  readFileSync(join(example, "specs/stripe-fixtures.json"), "utf8"),
);
const ada = {
  ...sample.resources.customer,
  id: "cus_1",
  name: "Ada",
  email: "ada@example.com",
  address: { city: "London", country: "DE", line1: "1 Road", line2: null, postal_code: null, state: null },
};

let stripe: MockServer;
let salesforce: MockServer;
let folder: string;
let runs = 0;

beforeAll(async () => {
  stripe = await mockOf(join(example, "specs/stripe.json"), { bearer: "sk_test" });
  salesforce = await mockOf(join(example, "specs/salesforce.yaml"), { client: { id: "id", secret: "client-secret" } });
  folder = mkdtempSync(join(tmpdir(), "integ-e2e-"));
});

afterAll(async () => {
  await stripe.close();
  await salesforce.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A connector with a storage of its own, or the one of an earlier connector. */
function connect(options: Partial<ConnectorOptions> = {}): {
  connector: Connector<unknown>;
  storage: string;
  events: RunEvent[];
  world: World;
} {
  const events: RunEvent[] = [];
  const world = hurriedWorld();
  runs++;
  const storage = options.storage ?? join(folder, `run-${runs}.sqlite`);
  const connector = createBilling({
    environment: {
      STRIPE_URL: stripe.url,
      SALESFORCE_URL: salesforce.url,
      SF_CLIENT_ID: "id",
      SF_CLIENT_SECRET: "client-secret",
      STRIPE_KEY: "sk_test",
      STRIPE_WEBHOOK_SECRET: secret,
    },
    observe: (event) => void events.push(event),
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    world,
    ...options,
    storage,
  });
  return { connector, storage, events, world };
}

function delivery(id: string, customer: unknown, key = secret): Request {
  const body = JSON.stringify({ id, object: "event", type: "customer.created", data: { object: customer } });
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", key).update(`${time}.${body}`).digest("hex");
  return new Request("http://localhost/hooks/stripe", {
    method: "POST",
    body,
    headers: { "content-type": "application/json", "stripe-signature": `t=${time},v1=${signature}` },
  });
}

/** Runs one event to its end and gives what the systems saw of it. */
async function run(customer: Record<string, unknown>, faults: { readonly stripe?: FaultOrder; readonly salesforce?: FaultOrder } = {}) {
  const before = { stripe: stripe.mock.journal.length, salesforce: salesforce.mock.journal.length };
  if (faults.stripe !== undefined) stripe.mock.fail(faults.stripe);
  if (faults.salesforce !== undefined) salesforce.mock.fail(faults.salesforce);
  const { connector, events, world } = connect();
  await connector.start();
  const response = await connector.fetch(delivery(`evt_${runs}`, customer));
  await connector.idle();
  const letters = await connector.deadLetters.list();
  const status = await connector.status();
  await connector.stop();
  await world.close();
  const since = (server: MockServer, start: number) =>
    server.mock.journal.slice(start).filter((entry) => !entry.path.endsWith("/oauth2/token"));
  return { response, letters, status, events, stripe: since(stripe, before.stripe), salesforce: since(salesforce, before.salesforce) };
}

describe("the billing example against its mock systems", () => {
  it("upserts the account and writes its id back, form-encoded and with an idempotency key", async () => {
    const result = await run({ ...ada, id: "cus_ok" });
    expect(result.response.status).toBe(200);
    expect(result.status).toMatchObject({ accepted: 1, done: 1, dead: 0 });
    expect(result.salesforce.map((entry) => entry.status)).toEqual([201]);
    expect(result.salesforce[0]?.body).toMatchObject({ Name: "Ada", BillingCountry: "Germany", BillingCity: "London", Tier__c: "C" });
    const [update] = result.stripe;
    expect(update?.headers.get("content-type")).toBe("application/x-www-form-urlencoded");
    expect(update?.headers.get("idempotency-key")).toMatch(/\S/);
    expect(update?.headers.get("stripe-version")).toBe("2024-04-10");
    expect(update?.body).toMatchObject({ metadata: { salesforce_id: expect.stringMatching(/^[a-zA-Z0-9]{15,18}$/) } });
  });

  it.each<[string, FaultOrder, (number | "cut")[]]>([
    ["503 twice", { fault: { kind: "status", status: 503 }, times: 2, operation: "upsertAccount" }, [503, 503, 201]],
    ["429 with Retry-After", { fault: { kind: "status", status: 429, retryAfterSeconds: 1 }, operation: "upsertAccount" }, [429, 201]],
    ["a cut connection", { fault: { kind: "cut" }, operation: "upsertAccount" }, ["cut", 201]],
    ["a slow answer", { fault: { kind: "slow", milliseconds: 5_000 }, operation: "upsertAccount" }, [201]],
  ])("gets over %s", async (_, order, statuses) => {
    const result = await run({ ...ada, id: `cus_fault_${runs}` }, { salesforce: order });
    expect(result.salesforce.map((entry) => entry.status)).toEqual(statuses);
    expect(result.status).toMatchObject({ done: 1, dead: 0 });
  });

  it("keeps the same idempotency key over the attempts of a write", async () => {
    const result = await run({ ...ada, id: "cus_key" }, { stripe: { fault: { kind: "cut", afterEffect: true } } });
    const keys = result.stripe.map((entry) => entry.headers.get("idempotency-key"));
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(result.status.done).toBe(1);
  });

  it("turns a malformed answer into a dead letter that names it", async () => {
    const result = await run({ ...ada, id: "cus_malformed" }, { salesforce: { fault: { kind: "malformed" }, operation: "upsertAccount" } });
    expect(result.letters).toMatchObject([{ failure: "malformed", step: "upsertAccount" }]);
    expect(result.stripe).toEqual([]);
  });

  it("renews its token when it is refused", async () => {
    const first = connect();
    await first.connector.start();
    await first.connector.fetch(delivery("evt_token_1", { ...ada, id: "cus_token_1" }));
    await first.connector.idle();
    salesforce.mock.revokeTokens();
    await first.connector.fetch(delivery("evt_token_2", { ...ada, id: "cus_token_2" }));
    await first.connector.idle();
    expect(await first.connector.status()).toMatchObject({ done: 2, dead: 0 });
    expect(first.events.filter((event) => event.type === "token")).toHaveLength(2);
    await first.connector.stop();
    await first.world.close();
  });

  it("stops a record in front of the call that the target would refuse, and says where and why without its content", async () => {
    const result = await run({ ...ada, id: "cus_empty", name: "" });
    expect(result.salesforce).toEqual([]);
    expect(result.letters).toMatchObject([
      { step: "upsertAccount", path: "Name", reason: expect.stringContaining("must NOT have fewer than 1 characters") },
    ]);
    expect(result.letters[0]?.reason).not.toContain("Lovelace");
  });

  it("cuts what would be too long", async () => {
    const result = await run({ ...ada, id: "cus_long", name: "x".repeat(300) });
    expect(result.letters).toEqual([]);
    expect(result.salesforce[0]?.body).toMatchObject({ Name: "x".repeat(255) });
  });

  it("keeps a customer that cannot be mapped as a dead letter with the author's reason", async () => {
    const result = await run({ ...sample.resources.customer, id: "cus_nameless" });
    expect(result.letters).toMatchObject([{ reason: "customer cus_nameless has neither a name nor an email" }]);
  });

  it("keeps a payload that does not fit its type as a dead letter", async () => {
    const result = await run({ ...ada, id: "cus_bad", email: 5 });
    expect(result.response.status).toBe(200);
    expect(result.letters).toMatchObject([{ failure: "invalidPayload", path: "email" }]);
    expect(result.salesforce).toEqual([]);
  });

  it("refuses what is forged, drops what came before, and ignores what no flow takes", async () => {
    const { connector, world } = connect();
    await connector.start();
    expect((await connector.fetch(delivery("evt_forged", ada, "whsec_wrong"))).status).toBe(401);
    expect((await connector.fetch(delivery("evt_twice", { ...ada, id: "cus_twice" }))).status).toBe(200);
    await connector.idle();
    const sent = salesforce.mock.journal.length;
    expect((await connector.fetch(delivery("evt_twice", { ...ada, id: "cus_twice" }))).status).toBe(200);
    await connector.idle();
    expect(salesforce.mock.journal.length).toBe(sent);
    const other = delivery("evt_other", ada);
    expect((await connector.fetch(new Request("http://localhost/hooks/none", { method: "POST" }))).status).toBe(404);
    expect((await connector.fetch(new Request(other.url))).status).toBe(405);
    expect(await connector.status()).toMatchObject({ accepted: 1, duplicates: 1, done: 1 });
    await connector.stop();
    await world.close();
  });

  it("goes on after a stop in the middle of a flow, without doing the first step again", async () => {
    stripe.mock.fail({ fault: { kind: "status", status: 400 } });
    const first = connect();
    // The second step fails for good, the process ends; the first is done and recorded.
    await first.connector.start();
    await first.connector.fetch(delivery("evt_restart", { ...ada, id: "cus_restart" }));
    await first.connector.idle();
    await first.connector.stop();
    await first.world.close();
    const upserts = () => salesforce.mock.journal.filter((entry) => entry.path.endsWith("/cus_restart")).length;
    expect(upserts()).toBe(1);

    const second = connect({ storage: first.storage });
    await second.connector.start();
    const [letter] = await second.connector.deadLetters.list();
    expect(letter).toMatchObject({ failure: "400", step: "updateCustomer", doneSteps: ["upsertAccount"] });
    await second.connector.deadLetters.replay(letter?.id ?? "");
    await second.connector.idle();
    expect(await second.connector.status()).toMatchObject({ done: 1, dead: 0 });
    expect(upserts()).toBe(1);
    await second.connector.stop();
    await second.world.close();
  });

  it("names everything that is not configured", () => {
    expect(() => createBilling({ environment: {} })).toThrow(/SALESFORCE_URL.*SF_CLIENT_ID.*STRIPE_KEY/);
  });

  it("listens as a server, and answers a health check", async () => {
    const { connector, world } = connect();
    const server = await serve(connector, { port: 0, hostname: "127.0.0.1" });
    const response = await fetch(`${server.url}/healthz`);
    expect(await response.json()).toEqual({ name: "billing", version: "1.0.0", status: "ok" });
    await server.close();
    await world.close();
  });
});
