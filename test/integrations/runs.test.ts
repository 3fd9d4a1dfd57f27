import { createHmac } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Connector, ConnectorOptions } from "../../runtime/src/index.ts";
import { pointAtMocks } from "../../src/cli/dev.ts";
import { loadGenerated } from "../../src/cli/load-generated.ts";
import { connectorName } from "../../src/codegen/exported-names.ts";
import { generate } from "../../src/codegen/generate.ts";
import type { FaultOrder } from "../../src/mock/fault.ts";
import type { JsonObject } from "../../src/mock/memory.ts";
import type { MockServer } from "../../src/mock/server.ts";
import { createNodeHost } from "../../src/workspace/node-host.ts";
import { createWorkspace } from "../../src/workspace/workspace.ts";
import { deliver, mockOf } from "../support/integration.ts";
import { specsFolder } from "../support/specs.ts";

/* One good event through each program, against mock servers of the real descriptions: what is sent is what they take. */
const specs = specsFolder();
const folder = mkdtempSync(join(tmpdir(), "integ-runs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
if (specs !== undefined) symlinkSync(specs, join(folder, "specs"));

function isFactory(value: unknown): value is (options: ConnectorOptions) => Connector<unknown> {
  return typeof value === "function";
}

/** Runs a program once. `answers` are what its systems are told to answer, by system and operation. */
async function run(file: string, answers: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>, request: () => Request) {
  for (const name of [file, "org.schema.json"]) copyFileSync(join(import.meta.dirname, name), join(folder, name));
  const { program } = createWorkspace(createNodeHost(folder, { INTEG_CACHE: join(folder, "cache") })).check(join(folder, file));
  if (program === undefined) throw new Error("no program");
  const mocks = new Map<string, MockServer>();
  for (const system of program.systems) mocks.set(system.name, await mockOf(join(folder, system.description.file), { bearer: "a-value" }));
  for (const [system, operations] of Object.entries(answers)) {
    for (const [operation, body] of Object.entries(operations)) {
      const order: FaultOrder = { operation, fault: { kind: "answer", status: operation.startsWith("POST ") ? 201 : 200, body } };
      mocks.get(system)?.mock.fail(order);
    }
  }
  const pointed = pointAtMocks(program, mocks);
  const loaded = loadGenerated(await generate(pointed, file));
  try {
    const create = (await loaded.load("index.ts"))[`create${connectorName(program)}`];
    if (!isFactory(create)) throw new Error("the generated code has no factory");
    const environment = Object.fromEntries([...pointed.environment, ...pointed.secrets].map(({ name }) => [name, "a-value"]));
    const result = await deliver(create, environment, [...mocks.values()], request());
    const sent = Object.fromEntries([...mocks].map(([name, server]) => [name, result.sent(server)]));
    return { ...result, sent };
  } finally {
    loaded.dispose();
    await Promise.all([...mocks.values()].map((server) => server.close()));
  }
}

function post(path: string, body: string, headers: Readonly<Record<string, string>>): Request {
  return new Request(`http://localhost${path}`, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
}

const sign = (text: string, encoding: "hex" | "base64"): string => createHmac("sha256", "a-value").update(text).digest(encoding);

describe.skipIf(specs === undefined)("over descriptions that are not shipped", () => {
  it("Stripe to a real org: an account and its contact, and the account's id on the customer", async () => {
    const { resources } = JSON.parse(readFileSync(join(folder, "specs/stripe/fixtures3.json"), "utf8"));
    const customer = { ...resources.customer, id: "cus_1", name: "Ada Lovelace", email: "ada@example.com", metadata: { tier: "gold" } };
    const id = "001000000000001";
    const result = await run("stripe-org.integ", { org: { "POST /sobjects/Account": { id, success: true } } }, () => {
      const body = JSON.stringify({ id: "evt_1", type: "customer.created", data: { object: customer } });
      const time = Math.floor(Date.now() / 1000);
      return post("/hooks/stripe", body, { "stripe-signature": `t=${time},v1=${sign(`${time}.${body}`, "hex")}` });
    });
    expect(result.letters).toEqual([]);
    expect(result.sent["org"]).toMatchObject([
      { operation: "POST /sobjects/Account", status: 201 },
      { status: 201, operation: "POST /sobjects/Contact", body: { LastName: "Ada Lovelace", Email: "ada@example.com", AccountId: id } },
    ]);
    expect(result.sent["stripe"]).toMatchObject([{ status: 200, body: { metadata: { salesforce_id: id } } }]);
  });

  it("HubSpot to Salesforce: a contact that is known is updated, and told its id", async () => {
    const properties = {
      ...{
        email: "Ada@Example.com",
        firstname: "Ada",
        lastname: "Lovelace",
        salutation: "Dr.",
        jobtitle: null,
        phone: null,
        mobilephone: null,
      },
      ...{
        address: null,
        city: "Berlin",
        state: null,
        zip: null,
        country: "Germany",
        lifecyclestage: "lead",
        hs_lead_status: null,
        date_of_birth: null,
      },
    };
    const time = "2026-11-20T12:00:00Z";
    const contact = { id: "51", archived: false, createdAt: time, updatedAt: time, properties };
    const known = { totalSize: 1, done: true, records: [{ attributes: { type: "Contact" }, Id: "003000000000001" }] };
    const answers = { hubspot: { "GET /crm/objects/2025-09/{objectType}/{objectId}": contact }, salesforce: { query: known } };
    const result = await run("hubspot-salesforce.integ", answers, () => {
      const body = JSON.stringify({ eventId: 1, objectId: 51, propertyName: "email", subscriptionType: "contact.propertyChange" });
      const now = String(Date.now());
      const signature = sign(`POSThttps://connect.example.com/hooks/hubspot${body}${now}`, "base64");
      return post("/hooks/hubspot", body, { "x-hubspot-request-timestamp": now, "x-hubspot-signature-v3": signature });
    });
    expect(result.letters).toEqual([]);
    expect(result.sent["salesforce"]?.[1]).toMatchObject({
      status: 204,
      body: { LastName: "Lovelace", Salutation: "Dr.", Email: "ada@example.com", LeadSource: "Web", HubSpotId__c: "51" },
    });
    expect(result.sent["hubspot"]?.[1]).toMatchObject({ status: 200, body: { properties: { salesforce_id: "003000000000001" } } });
  });

  it("ShipEngine to PagerDuty: a parcel in trouble becomes an incident", async () => {
    const log = {
      ...{ tracking_number: "1Z", tracking_url: "https://ups.example/1Z", status_code: "EX", status_description: "Exception" },
      ...{ carrier_code: "ups", carrier_id: 1, carrier_detail_code: "X1", carrier_status_code: "X", events: [] },
    };
    const result = await run("shipengine-pagerduty.integ", { shipengine: { get_tracking_log: log } }, () => {
      const body = JSON.stringify({ resource_type: "API_TRACK", data: { tracking_number: "1Z", carrier_code: "ups", status_code: "EX" } });
      return post("/hooks/shipengine", body, { "x-event-id": "1", "x-signature": sign(body, "hex") });
    });
    expect(result.letters).toEqual([]);
    expect(result.sent["pagerduty"]).toMatchObject([
      {
        status: 201,
        body: { incident: { title: "Parcel 1Z: Exception", urgency: "high", incident_key: "parcel/ups/1Z", service: { id: "PARCELS" } } },
      },
    ]);
    expect(result.sent["pagerduty"]?.[0]?.headers.get("from")).toBe("parcels@example.com");
  });
});
